import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { useFormats } from '../../../i18n/format';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { Tag } from '../../../ui/Tag';
import { withQuery } from '../../../ui/withQuery';
import { olympiadsQuery, type SchoolOlympiad } from './queries';
import './school.css';

/** Olympiads into which a school enters its pupils. */
export function SchoolOlympiadsPage() {
  const { t } = useTranslation('registrations');
  const formats = useFormats();
  const [state] = useTableState();
  const olympiads = useQuery(olympiadsQuery(state));
  const now = serverClock.now();

  const columns: Column<SchoolOlympiad>[] = [
    {
      id: 'title',
      header: t('list.olympiad'),
      cell: (o) => (
        <Link to="/olympiads/$olympiadId/registrations" params={{ olympiadId: o.id }}>
          {o.title}
        </Link>
      ),
    },
    {
      id: 'registration',
      header: t('list.registration'),
      cell: (o) => {
        const [opens, closes] = [Date.parse(o.registrationOpensAt), Date.parse(o.registrationClosesAt)];
        if (now < opens) return <Tag kind="none">{t('list.opens', { time: formats.dateTime(opens) })}</Tag>;
        if (now < closes) return <Tag kind="ok">{t('list.until', { time: formats.dateTime(closes) })}</Tag>;
        return <Tag kind="none">{t('list.closed')}</Tag>;
      },
    },
    {
      id: 'first',
      header: t('list.first'),
      cell: (o) => o.firstOpensAt && formats.dateTime(o.firstOpensAt),
    },
    {
      id: 'grades',
      header: t('list.grades'),
      cell: (o) => o.grades.join(', '),
    },
    {
      id: 'registered',
      header: t('list.registered'),
      numeric: true,
      cell: (o) => formats.number(o.registered ?? 0),
    },
  ];
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="wide">
      <ErrorNotice error={olympiads.error} />
      {olympiads.isPending && <Skeleton lines={6} />}
      {olympiads.data && (
        <DataTable
          caption={t('list.title')}
          columns={columns}
          rows={olympiads.data.items}
          total={olympiads.data.total}
          exportList={withQuery('/api/olympiads', { search: state.q })}
          rowKey={(o) => o.id}
          empty={state.q ? undefined : <EmptyState title={t('list.none')}>{t('list.noneHint')}</EmptyState>}
        />
      )}
    </Page>
  );
}
