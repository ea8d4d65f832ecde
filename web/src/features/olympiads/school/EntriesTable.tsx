import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { DataTable, type Column } from '../../../ui/DataTable';
import { AddressFilter } from '../../../ui/AddressFilter';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag, type TagKind } from '../../../ui/Tag';
import { EntryDialog } from './EntryDialog';
import type { Entry, EntryStatus, Olympiad } from './queries';
import './school.css';

const tags: Record<EntryStatus, TagKind> = { confirmed: 'ok', pending: 'warn', withdrawn: 'none' };
const statuses: readonly EntryStatus[] = ['confirmed', 'pending', 'withdrawn'];

const name = (entry: Entry) => [entry.lastName, entry.firstName, entry.middleName].filter(Boolean).join(' ');
const className = (entry: Entry) => `${String(entry.grade)}${entry.classLetter}`;
const schoolName = (entry: Entry) => entry.organizationName;

interface Props {
  olympiad: Olympiad;
  /** Entries are taken now; afterwards only the cabinet changes them. */
  open: boolean;
  entries: readonly Entry[];
  total: number;
  /** Address of the list, see {@link DataTable}. */
  list: string;
  schools: readonly { id: string; shortName: string }[];
  empty: ReactNode;
}

export function EntriesTable({ olympiad, open, entries, total, list, schools, empty }: Props) {
  const { t } = useTranslation(['registrations', 'common']);
  const queries = useQueryClient();
  const [editing, setEditing] = useState<Entry>();
  const [withdrawing, setWithdrawing] = useState<Entry>();
  const changed = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['registrations', olympiad.id] }),
      queries.invalidateQueries({ queryKey: ['candidates', olympiad.id] }),
      queries.invalidateQueries({ queryKey: ['today'] }),
    ]);
  const confirm = useMutation({
    mutationFn: (entry: Entry) => api.POST('/api/registrations/{id}/confirm', { params: { path: { id: entry.id } } }),
    onSuccess: changed,
  });

  const columns: Column<Entry>[] = [
    { id: 'name', header: t('entries.name'), value: name, cell: name },
    { id: 'class', header: t('entries.class'), plain: true, value: className, cell: className },
    ...(schools.length > 1
      ? [{ id: 'school', header: t('entries.school'), plain: true, value: schoolName, cell: schoolName }]
      : []),
    {
      id: 'track',
      header: t('entries.track'),
      value: (entry) => entry.trackGrade,
      cell: (entry) => (
        <div className="lines">
          {entry.trackName}
          {entry.trackGrade > entry.grade && <Tag kind="info">{t('entries.higher')}</Tag>}
          {entry.extraMinutes > 0 && <Tag kind="info">{t('entries.extra', { count: entry.extraMinutes })}</Tag>}
          {entry.accommodationNote && <span className="small muted">{entry.accommodationNote}</span>}
        </div>
      ),
    },
    {
      id: 'status',
      header: t('entries.status'),
      plain: true,
      value: (entry) => entry.status!,
      cell: (entry) => (
        <div className="lines">
          <Tag kind={tags[entry.status!]}>{t(`statuses.${entry.status!}`)}</Tag>
          {entry.hasAttempt && <Tag kind="info">{t('entries.hasAttempt')}</Tag>}
          {entry.status !== 'withdrawn' && <Missing consents={entry.missingConsents} />}
        </div>
      ),
    },
  ];
  const actions: Column<Entry> = {
    id: 'actions',
    header: t('entries.actions'),
    plain: true,
    cell: (entry) =>
      entry.status !== 'withdrawn' &&
      !entry.hasAttempt && (
        <div className="line">
          {entry.status === 'pending' && (
            <Button
              kind="ghost"
              busy={confirm.isPending && confirm.variables.id === entry.id}
              aria-label={t('entries.confirmOf', { name: name(entry) })}
              onClick={() => confirm.mutate(entry)}
            >
              {t('entries.confirm')}
            </Button>
          )}
          <Button
            kind="ghost"
            aria-label={t('entries.changeOf', { name: name(entry) })}
            onClick={() => setEditing(entry)}
          >
            {t('entries.change')}
          </Button>
          <Button
            kind="ghost"
            aria-label={t('entries.withdrawOf', { name: name(entry) })}
            onClick={() => setWithdrawing(entry)}
          >
            {t('entries.withdraw')}
          </Button>
        </div>
      ),
  };
  return (
    <>
      <ErrorNotice error={confirm.error} />
      <DataTable
        caption={t('entries.title')}
        columns={open ? [...columns, actions] : columns}
        rows={entries}
        rowKey={(entry) => entry.id}
        total={total}
        exportList={list}
        empty={empty}
        filters={
          <>
            {schools.length > 1 && (
              <AddressFilter
                name="organization"
                label={t('entries.school')}
                all={t('entries.allSchools')}
                options={schools.map((school) => [school.id, school.shortName])}
              />
            )}
            <AddressFilter
              name="track"
              label={t('entries.track')}
              all={t('entries.allTracks')}
              options={olympiad.tracks.map((track) => [track.id, track.name])}
            />
            <AddressFilter
              name="status"
              label={t('entries.status')}
              all={t('entries.allStatuses')}
              options={statuses.map((status) => [status, t(`statuses.${status}`)])}
            />
          </>
        }
      />
      {editing && (
        <EntryDialog entry={editing} tracks={olympiad.tracks} onSaved={changed} onClose={() => setEditing(undefined)} />
      )}
      {withdrawing && (
        <ConfirmDialog
          title={t('entries.withdrawTitle', { name: name(withdrawing) })}
          action={t('entries.withdraw')}
          danger
          onConfirm={async () => {
            await api.POST('/api/registrations/{id}/withdraw', { params: { path: { id: withdrawing.id } } });
            await changed();
          }}
          onClose={() => setWithdrawing(undefined)}
        >
          {t('entries.withdrawText')}
        </ConfirmDialog>
      )}
    </>
  );
}

/** Without these the paper does not open. */
export function Missing({ consents }: { consents: Entry['missingConsents'] }) {
  const { t } = useTranslation('registrations');
  return consents.map((consent) => (
    <Tag key={consent} kind="warn">
      {t(`missing.${consent}`)}
    </Tag>
  ));
}
