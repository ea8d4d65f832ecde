import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { AddressFilter } from '../../../ui/AddressFilter';
import { withQuery } from '../../../ui/withQuery';
import { gradesText } from './grades';
import { PhaseTag } from './PhaseTag';
import { olympiadsQuery, seasonsQuery, subjectsQuery, type OlympiadRow } from './queries';
import './desk.css';

const stages = ['school', 'municipal', 'own'] as const;
const phases = ['draft', 'announced', 'registration', 'waiting', 'running', 'over', 'cancelled'] as const;

/** All olympiads of the cabinet. */
export function OlympiadsPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const olympiads = useQuery(olympiadsQuery);
  const seasons = useQuery(seasonsQuery).data ?? [];
  const subjects = useQuery(subjectsQuery).data ?? [];
  const wanted: Record<string, unknown> = useSearch({ strict: false });
  const rows = (olympiads.data ?? []).filter(
    (row) =>
      (!wanted.season || row.seasonName === wanted.season) &&
      (!wanted.subject || row.subjectCode === wanted.subject) &&
      (!wanted.stage || row.stage === wanted.stage) &&
      (!wanted.phase || row.phase === wanted.phase),
  );

  const columns: Column<OlympiadRow>[] = [
    {
      id: 'title',
      header: t('list.title'),
      value: (row) => row.title,
      cell: (row) => (
        <>
          <Link to="/olympiads/$olympiadId" params={{ olympiadId: row.id }}>
            {row.title}
          </Link>
          <p className="small muted">
            {row.subjectName} · {t(`stage.${row.stage}`)} · {row.seasonName}
          </p>
        </>
      ),
    },
    { id: 'grades', header: t('list.grades'), cell: (row) => gradesText(row.grades) },
    {
      id: 'opens',
      header: t('list.opens'),
      value: (row) => (row.firstOpensAt ? Date.parse(row.firstOpensAt) : undefined),
      cell: (row) => (row.firstOpensAt ? formats.dateTime(row.firstOpensAt) : <span className="muted">—</span>),
    },
    {
      id: 'registered',
      header: t('list.registered'),
      numeric: true,
      value: (row) => row.registered ?? 0,
      cell: (row) => formats.number(row.registered ?? 0),
    },
    {
      id: 'phase',
      header: t('list.phase'),
      plain: true,
      value: (row) => phases.indexOf(row.phase),
      cell: (row) => <PhaseTag phase={row.phase} />,
    },
  ];

  return (
    <Page
      title={t('list.heading')}
      width="wide"
      action={
        <div className="line">
          <Link className="btn ghost" to="/subjects">
            {t('subjects.title')}
          </Link>
          <Link className="btn primary" to="/olympiads/new">
            {t('list.create')}
          </Link>
        </div>
      }
    >
      <ErrorNotice error={olympiads.error} />
      {olympiads.isPending && <Skeleton lines={6} />}
      {olympiads.data && (
        <DataTable
          caption={t('list.heading')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          defaultSort="-opens"
          exportList={withQuery('/api/olympiads', {
            season: seasons.find((s) => s.name === wanted.season)?.name,
            subjectCode: subjects.find((s) => s.code === wanted.subject)?.code,
            stage: stages.find((stage) => stage === wanted.stage),
            phase: phases.find((phase) => phase === wanted.phase),
          })}
          empty={
            olympiads.data.length === 0 ? (
              <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>
            ) : undefined
          }
          filters={
            <>
              <AddressFilter name="season" label={t('list.season')} options={seasons.map((s) => [s.name, s.name])} />
              <AddressFilter name="subject" label={t('list.subject')} options={subjects.map((s) => [s.code, s.name])} />
              <AddressFilter
                name="stage"
                label={t('list.stage')}
                options={stages.map((stage) => [stage, t(`stage.${stage}`)])}
              />
              <AddressFilter
                name="phase"
                label={t('list.phase')}
                options={phases.map((phase) => [phase, t(`phase.${phase}`)])}
              />
            </>
          }
        />
      )}
    </Page>
  );
}
