import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { whileSeen } from '../../../ui/whileSeen';
import { worksQuery, type WorkRow } from '../queries/cohorts';
import { submissionKinds } from '../words';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/works');
const states = ['waiting', 'returned', 'accepted'] as const;

/** Works of a cohort, those that wait longest first. */
export function WorksPage() {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { cohortId } = route.useParams();
  const works = useQuery({ ...worksQuery(cohortId), refetchInterval: whileSeen });
  const state = useAddressValue('state');
  const columns: Column<WorkRow>[] = [
    {
      id: 'learner',
      header: t('cohort.name'),
      value: (work) => work.learner,
      cell: (work) => (
        <Link to="/submissions/$submissionId" params={{ submissionId: work.id }}>
          {work.learner}
        </Link>
      ),
    },
    { id: 'unit', header: t('works.unit'), value: (work) => work.unit, cell: (work) => work.unit },
    {
      id: 'number',
      header: t('works.number'),
      numeric: true,
      value: (work) => work.number,
      cell: (work) => formats.number(work.number),
    },
    {
      id: 'at',
      header: t('works.at'),
      value: (work) => work.handedInAt,
      cell: (work) => formats.dateTime(work.handedInAt),
    },
    {
      id: 'state',
      header: t('cohort.state'),
      plain: true,
      value: (work) => t(`work.state.${work.state}`),
      cell: (work) => (
        <div className="line">
          <Tag kind={submissionKinds[work.state]}>{t(`work.state.${work.state}`)}</Tag>
          {work.isLate && <Tag kind="warn">{t('work.late')}</Tag>}
        </div>
      ),
    },
    {
      id: 'total',
      header: t('cohort.points'),
      numeric: true,
      value: (work) => work.total ?? undefined,
      cell: (work) =>
        work.total === null
          ? '—'
          : t('points', { points: formats.number(work.total), max: formats.number(work.maxPoints) }),
    },
  ];
  const first = works.data?.find((work) => work.state === 'waiting');
  const waiting = works.data?.filter((work) => work.state === 'waiting').length ?? 0;
  return (
    <Page
      title={t('works.title')}
      width="wide"
      lead={
        <Link to="/cohorts/$cohortId" params={{ cohortId }}>
          {t('works.toCohort')}
        </Link>
      }
      action={
        first && (
          <Link className="btn primary" to="/submissions/$submissionId" params={{ submissionId: first.id }}>
            {t('learning.toMark', { count: waiting })}
          </Link>
        )
      }
    >
      <div className="stack">
        <ErrorNotice error={works.error} />
        {works.isPending && <Skeleton lines={5} />}
        {works.data && (
          <DataTable
            caption={t('works.title')}
            columns={columns}
            rows={state ? works.data.filter((work) => work.state === state) : works.data}
            rowKey={({ id }) => id}
            filters={
              <AddressFilter
                name="state"
                label={t('cohort.state')}
                options={states.map((one) => [one, t(`work.state.${one}`)])}
              />
            }
            empty={
              works.data.length === 0 ? (
                <EmptyState title={t('works.none')}>{t('works.noneHint')}</EmptyState>
              ) : undefined
            }
          />
        )}
      </div>
    </Page>
  );
}
