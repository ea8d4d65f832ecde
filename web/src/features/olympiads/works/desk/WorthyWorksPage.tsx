import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Card } from '../../../../ui/Card';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { useOlympiad } from '../../desk/olympiadContext';
import { placeText } from '../../standings/distribution';
import { StatusTag } from '../Author';
import { worthyWorksQuery, type WorthyWork } from '../queries';
import { Unshown } from './Unshown';

/** From the works of winners and prize-winners the organizer chooses those that everybody may read. */
export function WorthyWorksPage() {
  const { t } = useTranslation(['works', 'standings']);
  const formats = useFormats();
  const { id: olympiadId } = useOlympiad();
  const query = useQuery(worthyWorksQuery(olympiadId));
  const data = query.data;
  const columns: Column<WorthyWork>[] = [
    {
      id: 'place',
      header: t('standings:place'),
      value: (work) => work.place.from,
      cell: (work) => <b className="num">{placeText(work.place)}</b>,
    },
    {
      id: 'name',
      header: t('standings:name'),
      head: true,
      value: (work) => work.name,
      cell: (work) => (
        <Link
          to="/olympiads/$olympiadId/works/$attemptId"
          params={{ olympiadId, attemptId: work.attemptId }}
          aria-label={t('desk.openOf', { name: work.name, round: work.roundTitle })}
        >
          {work.name}
        </Link>
      ),
    },
    {
      id: 'school',
      header: t('standings:school'),
      plain: true,
      value: (work) => work.school,
      cell: (work) => work.school,
    },
    {
      id: 'round',
      header: t('desk.round'),
      value: (work) => `${work.trackName}, ${work.roundTitle}`,
      cell: (work) => `${work.trackName}, ${work.roundTitle}`,
    },
    {
      id: 'points',
      header: t('desk.points'),
      numeric: true,
      value: (work) => work.points,
      cell: (work) => formats.number(work.points),
    },
    {
      id: 'status',
      header: t('standings:status'),
      plain: true,
      value: (work) => (work.status ? t(`standings:statuses.${work.status}`) : undefined),
      cell: (work) => <StatusTag status={work.status} />,
    },
    {
      id: 'agreed',
      header: t('desk.consent'),
      value: (work) => t(work.agreed ? `desk.agreed.${work.agreed}` : 'desk.agreed.none'),
      cell: (work) => (work.agreed ? t(`desk.agreed.${work.agreed}`) : <Tag kind="warn">{t('desk.agreed.none')}</Tag>),
    },
    {
      id: 'chosen',
      header: t('desk.publication'),
      value: (work) => Number(work.workId !== null),
      cell: (work) => {
        const chosen = work.tasks.filter(({ isChosen }) => isChosen).length;
        return chosen === 0 ? (
          '—'
        ) : (
          <Tag kind={work.agreed ? 'ok' : 'warn'}>
            {chosen === work.tasks.length ? t('desk.whole') : t('desk.some', { count: chosen, of: work.tasks.length })}
          </Tag>
        );
      },
    },
  ];
  return (
    <div className="stack">
      <Link to="/olympiads/$olympiadId/results" params={{ olympiadId }}>
        ← {t('desk.backToResults')}
      </Link>
      <Card title={t('title')}>
        <div className="stack">
          <p className="muted">{t('desk.lead')}</p>
          {data && <Unshown works={data} />}
          {data?.isPublic && (
            <p>
              <a href={`/standings/${olympiadId}/works`}>{t('desk.publicPage')}</a>
            </p>
          )}
          <ErrorNotice error={query.error} />
          {query.isPending && <Skeleton lines={6} />}
          {data?.works.length === 0 && <EmptyState title={t('desk.none')}>{t('desk.noneHint')}</EmptyState>}
          {data && data.works.length > 0 && (
            <DataTable
              caption={t('title')}
              columns={columns}
              rows={data.works}
              rowKey={(work) => work.attemptId}
              searchable
            />
          )}
        </div>
      </Card>
    </div>
  );
}
