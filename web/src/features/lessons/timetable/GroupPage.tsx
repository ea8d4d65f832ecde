import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { lessonsKey } from '../../people/queries/lessons';
import { EntryDialog } from './EntryDialog';
import { groupQuery, setupQuery, type Entry, type Group } from './queries';
import { TimetableLinks } from './TimetableLinks';
import { shortTime, timeAfter, weekdayName } from './week';
import './timetable.css';

const route = getRouteApi('/frame/shell/timetable/groups/$groupId');

/** Who learns together, and when. */
export function GroupPage() {
  const { t } = useTranslation('timetable');
  const { groupId } = route.useParams();
  const group = useQuery(groupQuery(groupId));
  return (
    <Page
      title={group.data ? `${group.data.subject}, ${group.data.title}` : t('groups.group')}
      lead={<TimetableLinks here="" />}
      action={
        group.data?.mayArrange && (
          <Link className="btn ghost" to="/timetable/groups/$groupId/edit" params={{ groupId }}>
            {t('group.edit')}
          </Link>
        )
      }
    >
      <div className="stack">
        <ErrorNotice error={group.error} />
        {group.isPending && <Skeleton lines={6} />}
        {group.data && (
          <>
            <Entries group={group.data} />
            <Members group={group.data} />
          </>
        )}
      </div>
    </Page>
  );
}

function Entries({ group }: { group: Group }) {
  const { t, i18n } = useTranslation('timetable');
  const formats = useFormats();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<Entry | 'new'>();
  const [removed, setRemoved] = useState<Entry>();
  const setup = useQuery({ ...setupQuery(group.organizationId), enabled: group.mayArrange });
  const remove = useMutation({
    mutationFn: (entryId: string) => api.DELETE('/api/timetable/entries/{entryId}', { params: { path: { entryId } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: lessonsKey }),
  });
  return (
    <Card
      title={t('entry.title')}
      action={setup.data && <Button onClick={() => setEdited('new')}>{t('entry.add')}</Button>}
    >
      <ErrorNotice error={setup.error} />
      {group.entries.length === 0 && <EmptyState title={t('entry.none')}>{t('entry.noneHint')}</EmptyState>}
      <ul role="list" className="entry-list">
        {group.entries.map((entry) => (
          <li key={entry.id}>
            <span>
              <b>
                {weekdayName(entry.weekday, i18n.language)}, {shortTime(entry.startsAt)}–
                {timeAfter(entry.startsAt, entry.minutes)}
              </b>
              <br />
              <span className="small muted">
                {[
                  entry.weeks !== 'every' && t(`weeks.${entry.weeks}`),
                  entry.teacher,
                  entry.place,
                  t('entry.between', { from: formats.shortDate(entry.from), to: formats.shortDate(entry.to) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {setup.data && (
              <span className="line">
                <Button
                  kind="ghost"
                  aria-label={t('entry.editOf', {
                    day: weekdayName(entry.weekday, i18n.language),
                    at: shortTime(entry.startsAt),
                  })}
                  onClick={() => setEdited(entry)}
                >
                  {t('lesson.change')}
                </Button>
                <Button
                  kind="ghost"
                  aria-label={t('entry.removeOf', {
                    day: weekdayName(entry.weekday, i18n.language),
                    at: shortTime(entry.startsAt),
                  })}
                  onClick={() => setRemoved(entry)}
                >
                  {t('entry.remove')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {edited && setup.data && (
        <EntryDialog
          group={group}
          setup={setup.data}
          {...(edited !== 'new' && { entry: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <ConfirmDialog
          title={t('entry.removeTitle')}
          action={t('entry.remove')}
          danger
          onConfirm={() => remove.mutateAsync(removed.id)}
          onClose={() => setRemoved(undefined)}
        >
          <p>{t('entry.removeText')}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}

function Members({ group }: { group: Group }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  return (
    <Card title={t('group.members', { count: group.members.length })}>
      <ul role="list" className="entry-list">
        {group.members.map(({ personId, name, role, from, to }) => (
          <li key={personId}>
            <span>
              {name}
              {role === 'teacher' && <span className="small muted"> · {t('roles.teacher')}</span>}
            </span>
            {(to || from !== group.from) && (
              <span className="small muted">
                {t(to ? 'entry.between' : 'group.since', {
                  from: formats.shortDate(from),
                  to: to ? formats.shortDate(to) : '',
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
