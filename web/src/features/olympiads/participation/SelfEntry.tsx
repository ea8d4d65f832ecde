import '../../../ui/field.css';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { ownEntriesQuery, openEntriesQuery, participationQuery, type OpenEntry, type OwnEntry } from './queries';

function useEntriesChanged() {
  const queries = useQueryClient();
  return () =>
    Promise.all(
      [ownEntriesQuery, openEntriesQuery, participationQuery].map(({ queryKey }) =>
        queries.invalidateQueries({ queryKey: queryKey as readonly unknown[] }),
      ),
    );
}

/** Entries that wait for the school, and olympiads into which a pupil may enter alone. */
export function SelfEntry() {
  const { t } = useTranslation('participation');
  const own = useQuery(ownEntriesQuery);
  const open = useQuery(openEntriesQuery);
  const pending = own.data?.filter(({ status }) => status === 'pending') ?? [];
  return (
    <>
      <ErrorNotice error={own.error ?? open.error} />
      {pending.length > 0 && (
        <Card title={t('self.pending')}>
          <ul className="rounds" role="list">
            {pending.map((entry) => (
              <PendingLine key={entry.id} entry={entry} />
            ))}
          </ul>
        </Card>
      )}
      {open.data && open.data.length > 0 && (
        <Card title={t('self.open')}>
          <ul className="rounds" role="list">
            {open.data.map((entry) => (
              <OpenLine key={entry.olympiadId} entry={entry} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function PendingLine({ entry }: { entry: OwnEntry }) {
  const { t } = useTranslation('participation');
  const changed = useEntriesChanged();
  const now = useServerNow(30_000);
  const withdraw = useMutation({
    mutationFn: () => api.POST('/api/registrations/{id}/withdraw', { params: { path: { id: entry.id } } }),
    onSuccess: changed,
  });
  return (
    <li className="round">
      <div>
        <b>
          {entry.olympiadTitle}, {entry.trackName}
        </b>
        <p className="small muted">{t('self.pendingHint')}</p>
        <ErrorNotice error={withdraw.error} />
      </div>
      <div className="round-state">
        <Tag kind="warn">{t('self.waits')}</Tag>
      </div>
      {now < Date.parse(entry.registrationClosesAt) && (
        <Button
          kind="ghost"
          busy={withdraw.isPending}
          aria-label={t('self.withdrawOf', { title: entry.olympiadTitle })}
          onClick={() => withdraw.mutate()}
        >
          {t('self.withdraw')}
        </Button>
      )}
    </li>
  );
}

function OpenLine({ entry }: { entry: OpenEntry }) {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const changed = useEntriesChanged();
  const [trackId, setTrackId] = useState(entry.tracks[0]!.id);
  const enter = useMutation({
    mutationFn: () =>
      api.POST('/api/olympiads/{id}/registrations/self', {
        params: { path: { id: entry.olympiadId } },
        body: { trackId },
      }),
    onSuccess: changed,
  });
  return (
    <li className="round">
      <div>
        <b>{entry.olympiadTitle}</b>
        <p className="small muted">
          {[
            t(`stage.${entry.stage}`),
            t('self.until', { time: formats.dateTime(entry.registrationClosesAt) }),
            entry.firstOpensAt && t('self.begins', { time: formats.dateTime(entry.firstOpensAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {entry.hasRegulations && (
          <p className="small">
            <a
              href={`/api/olympiads/${entry.olympiadId}/regulations`}
              aria-label={t('self.regulationsOf', { title: entry.olympiadTitle })}
            >
              {t('rules.regulations')}
            </a>
          </p>
        )}
        <ErrorNotice error={enter.error} />
      </div>
      <select
        className="input"
        aria-label={t('self.trackOf', { title: entry.olympiadTitle })}
        value={trackId}
        onChange={(event) => setTrackId(event.target.value)}
      >
        {entry.tracks.map((track) => (
          <option key={track.id} value={track.id}>
            {track.name}
          </option>
        ))}
      </select>
      <Button
        kind="ghost"
        busy={enter.isPending}
        aria-label={t('self.enterOf', { title: entry.olympiadTitle })}
        onClick={() => enter.mutate()}
      >
        {t('self.enter')}
      </Button>
    </li>
  );
}
