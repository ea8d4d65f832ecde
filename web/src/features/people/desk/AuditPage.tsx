import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { fromWall } from '../../../i18n/zone';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { withQuery } from '../../../ui/withQuery';
import { ChangeList, type AuditEntry, type ObjectNames } from './ChangeList';
import './people.css';

/** Latest first. */
const defaultSort = '-at';

/** Beginnings of the acts that people look for; the log itself holds more. */
const groups = [
  'Person',
  'Membership',
  'Appointment',
  'Guardianship',
  'Consent',
  'Organization',
  'Question',
  'Olympiad',
  'Paper',
  'Round',
  'Registration',
  'Attempt',
  'Certificate',
  'sign-in',
  'password',
  'second-factor',
  'import',
  'answer-key',
] as const;

/** Every change: who, when, what, from what to what. */
export function AuditPage() {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const [{ sort }, change] = useTableState(defaultSort);
  const [group, from, to] = [useAddressValue('act'), useAddressValue('from'), useAddressValue('to')];
  const [subjectId, actorId] = [useAddressValue('subject'), useAddressValue('actor')];
  const query = {
    sort,
    ...(group && { action: group }),
    ...(subjectId && { subjectId }),
    ...(actorId && { actorId }),
    ...(from && { from: new Date(fromWall(`${from}T00:00`)).toISOString() }),
    ...(to && { to: new Date(fromWall(`${to}T24:00`)).toISOString() }),
  };
  const log = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/audit-log', { params: { query: { ...query, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next,
  });

  const names: ObjectNames = Object.assign({}, ...(log.data?.pages.map((page) => page.names) ?? []));

  /** «люди: сведения — изменено», «пароль сменён»; an act that the texts do not know stands as the log has it. */
  function nameOf(action: string) {
    const event = t(`audit.events.${action}` as 'audit.events.password.reset', { defaultValue: '' });
    if (event) return event;
    const [entity, act] = action.split('.');
    const subject = t(`audit.groups.${entity!}` as 'audit.groups.Person', { defaultValue: entity! });
    return [subject, act && t(`audit.acts.${act}` as 'audit.acts.Added', { defaultValue: act })]
      .filter(Boolean)
      .join(' — ');
  }

  const columns: Column<AuditEntry>[] = [
    {
      id: 'at',
      header: t('audit.at'),
      value: (entry) => entry.id,
      cell: (entry) => (
        <time dateTime={entry.at}>{`${formats.shortDate(entry.at)} ${formats.timeWithSeconds(entry.at)}`}</time>
      ),
    },
    {
      id: 'actor',
      header: t('audit.actor'),
      cell: (entry) =>
        entry.actorId ? (
          <Link to="/people/$personId" params={{ personId: entry.actorId }}>
            {names[entry.actorId]?.name ?? t('audit.somebody')}
          </Link>
        ) : (
          <span className="muted">{t('audit.nobody')}</span>
        ),
    },
    { id: 'action', header: t('audit.action'), cell: (entry) => nameOf(entry.action) },
    {
      id: 'subject',
      header: t('audit.subject'),
      cell: (entry) => <Subject entry={entry} names={names} />,
    },
    {
      id: 'changes',
      header: t('audit.changes'),
      cell: (entry) => <ChangeList entry={entry} names={names} />,
    },
  ];
  const day = (name: string, value: string) => (
    <label className="line small">
      {t(name === 'from' ? 'audit.from' : 'audit.to')}
      <input
        type="date"
        className="input table-filter"
        value={value}
        onChange={(event) => change({ [name]: event.target.value || undefined })}
      />
    </label>
  );
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      width="wide"
      action={<a href="/hangfire">{t('audit.jobs')}</a>}
    >
      <div className="stack">
        <ErrorNotice error={log.error} />
        {log.isPending ? (
          <Skeleton lines={8} />
        ) : (
          log.data && (
            <DataTable
              caption={t('audit.title')}
              columns={columns}
              rows={log.data.pages.flatMap((page) => page.items)}
              rowKey={(entry) => String(entry.id)}
              hasNext={false}
              exportList={withQuery('/api/audit-log', query)}
              defaultSort={defaultSort}
              searchable={false}
              filters={
                <>
                  <AddressFilter
                    name="act"
                    label={t('audit.action')}
                    all={t('audit.all')}
                    options={groups.map((name) => [name, t(`audit.groups.${name}`)])}
                  />
                  {day('from', from)}
                  {day('to', to)}
                  {(subjectId || actorId) && (
                    <Button kind="ghost" onClick={() => change({ subject: undefined, actor: undefined })}>
                      {t('audit.everything')}
                    </Button>
                  )}
                </>
              }
            />
          )
        )}
        {log.hasNextPage && (
          <div>
            <Button kind="ghost" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
              {t('audit.more')}
            </Button>
          </div>
        )}
      </div>
    </Page>
  );
}

/** What was changed, by kind and name; leads to all entries about it. */
function Subject({ entry, names }: { entry: AuditEntry; names: ObjectNames }) {
  const { t } = useTranslation('school');
  const known = entry.subjectId.split('/').flatMap((id) => names[id] ?? []);
  const entity = entry.action.split('.')[0]!;
  // A guardianship is named by its two people; what was deleted is known by its kind only.
  const kind = known.length === 1 ? known[0]!.kind : entity;
  const kindName = t(`audit.objects.${kind}` as 'audit.objects.Person', { defaultValue: '' });
  const name = known.map((thing) => thing.name).join(' — ') || entry.subjectId.slice(0, 8);
  return (
    <div className="lines">
      {kindName && <span className="small muted">{kindName}</span>}
      <Link to="/audit" search={{ subject: entry.subjectId } as never} aria-label={t('audit.only', { name })}>
        {name}
      </Link>
    </div>
  );
}
