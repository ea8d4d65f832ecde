import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { Button } from '../../../../ui/Button';
import { AddressFilter } from '../../../../ui/AddressFilter';
import { withQuery } from '../../../../ui/withQuery';
import { useOlympiad } from '../olympiadContext';
import { entriesQuery, type Entry } from '../queries';
import { countBy } from './countBy';
import { EntryDialog } from './EntryDialog';
import { InviteDialog } from './InviteDialog';

const statuses = ['confirmed', 'pending', 'withdrawn'] as const;
const defaultSort = 'name';
const kinds = { confirmed: 'ok', pending: 'warn', withdrawn: 'none' } as const;
/** The description of the API marks the shared enum as nullable; an entry always has a status. */
const statusOf = (entry: Entry) => entry.status!;
const fullName = (entry: Entry) => [entry.lastName, entry.firstName, entry.middleName].filter(Boolean).join(' ');

/** Who takes part, with accommodations. */
export function EntriesPage() {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [changed, setChanged] = useState<Entry>();
  const [inviting, setInviting] = useState(false);
  const query = entriesQuery(olympiad.id);
  const entries = useQuery(query);
  const all = entries.data ?? [];
  const wanted: Record<string, unknown> = useSearch({ strict: false });
  const rows = all.filter(
    (row) =>
      (!wanted.school || row.organizationName === wanted.school) &&
      (!wanted.for || row.trackGrade === Number(wanted.for)) &&
      (!wanted.status || row.status === wanted.status),
  );
  const taking = all.filter((row) => row.status !== 'withdrawn');
  const byTrack = countBy(taking, (row) => row.trackId);

  const columns: Column<Entry>[] = [
    {
      id: 'name',
      header: t('entries.name'),
      value: fullName,
      cell: (row) => (
        <>
          {fullName(row)}
          {row.missingConsents.length > 0 && (
            <p>
              <Tag kind="warn">{t('entries.noConsent')}</Tag>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'school',
      header: t('entries.school'),
      plain: true,
      value: (row) => row.organizationName,
      cell: (row) => row.organizationName,
    },
    {
      id: 'class',
      header: t('entries.class'),
      value: (row) => `${String(row.grade)}${row.classLetter}`,
      cell: (row) => `${String(row.grade)}${row.classLetter && ` «${row.classLetter}»`}`,
    },
    {
      id: 'track',
      header: t('entries.track'),
      value: (row) => row.trackGrade,
      cell: (row) => row.trackName,
    },
    {
      id: 'status',
      header: t('entries.status'),
      plain: true,
      value: (row) => statuses.indexOf(statusOf(row)),
      cell: (row) => <Tag kind={kinds[statusOf(row)]}>{t(`entries.is.${statusOf(row)}`)}</Tag>,
    },
    {
      id: 'extra',
      header: t('entries.extra'),
      value: (row) => row.extraMinutes,
      cell: (row) =>
        row.extraMinutes > 0 || row.accommodationNote ? (
          <>
            {row.extraMinutes > 0 && <span className="num">{t('entries.plus', { count: row.extraMinutes })}</span>}
            <p className="small muted">{row.accommodationNote}</p>
          </>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      id: 'acts',
      header: t('entries.acts'),
      plain: true,
      cell: (row) =>
        row.status === 'withdrawn' ? null : (
          <button
            type="button"
            className="linklike"
            aria-label={t('entries.changeOf', { name: fullName(row) })}
            onClick={() => setChanged(row)}
          >
            {t('entries.change')}
          </button>
        ),
    },
  ];

  if (entries.isPending) return <Skeleton lines={6} />;
  return (
    <div className="stack">
      <ErrorNotice error={entries.error} />
      {olympiad.stage === 'municipal' && (
        <div className="line">
          <Button kind="ghost" onClick={() => setInviting(true)}>
            {t('invite.open')}
          </Button>
        </div>
      )}
      {all.length === 0 ? (
        <Card>
          <EmptyState title={t('entries.empty')}>{t('entries.emptyHint')}</EmptyState>
        </Card>
      ) : (
        <>
          <Card title={t('entries.byTrack', { count: taking.length })}>
            {olympiad.tracks.map((track) => (
              <ProgressBar
                key={track.id}
                label={track.name}
                value={byTrack.get(track.id) ?? 0}
                max={Math.max(1, ...byTrack.values())}
                count={byTrack.get(track.id) ?? 0}
              />
            ))}
          </Card>
          <DataTable
            caption={t('sections.entries')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            defaultSort={defaultSort}
            exportList={withQuery(`/api/olympiads/${olympiad.id}/registrations`, {
              organizationId: all.find((row) => row.organizationName === wanted.school)?.organizationId,
              trackId: olympiad.tracks.find((track) => track.grade === Number(wanted.for))?.id,
              status: statuses.find((status) => status === wanted.status),
              sort: typeof wanted.sort === 'string' ? wanted.sort : defaultSort,
            })}
            filters={
              <>
                <AddressFilter
                  name="school"
                  label={t('entries.school')}
                  options={[...new Set(all.map((row) => row.organizationName))].map((name) => [name, name])}
                />
                <AddressFilter
                  name="for"
                  label={t('entries.track')}
                  options={olympiad.tracks.map((track) => [String(track.grade), track.name])}
                />
                <AddressFilter
                  name="status"
                  label={t('entries.status')}
                  options={statuses.map((status) => [status, t(`entries.is.${status}`)])}
                />
              </>
            }
          />
        </>
      )}
      {inviting && (
        <InviteDialog
          olympiadId={olympiad.id}
          onInvited={() => queries.invalidateQueries(query)}
          onClose={() => setInviting(false)}
        />
      )}
      {changed && (
        <EntryDialog
          entry={changed}
          name={fullName(changed)}
          onClose={() => setChanged(undefined)}
          onSaved={() => queries.invalidateQueries(query)}
        />
      )}
    </div>
  );
}
