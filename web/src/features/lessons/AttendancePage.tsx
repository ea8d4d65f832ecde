import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { DataTable, type Column } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { attendanceQuery, type Attendance } from './queries';

const route = getRouteApi('/frame/shell/lessons/$lessonId/attendance');

type Row = Attendance['pupils'][number];

/** Who was there, and how long. */
export function AttendancePage() {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const { lessonId } = route.useParams();
  const attendance = useQuery(attendanceQuery(lessonId));
  const checks = attendance.data?.checks ?? 0;
  const moment = (id: 'cameAt' | 'leftAt'): Column<Row> => ({
    id,
    header: t(`attendance.${id}`),
    value: (row) => row[id] ?? '',
    cell: (row) => (row[id] ? formats.time(row[id]) : '—'),
  });
  const columns: Column<Row>[] = [
    { id: 'name', header: t('attendance.name'), value: (row) => row.name, cell: (row) => row.name },
    {
      id: 'present',
      header: t('attendance.present'),
      numeric: true,
      value: (row) => row.presentMinutes,
      cell: (row) =>
        row.cameAt
          ? t('attendance.minutes', {
              minutes: formats.number(Math.round(row.presentMinutes)),
              share: formats.number(Math.round(100 * row.share)),
            })
          : t('attendance.absent'),
    },
    moment('cameAt'),
    moment('leftAt'),
    {
      id: 'gaps',
      header: t('attendance.gaps'),
      numeric: true,
      value: (row) => row.gaps,
      cell: (row) => formats.number(row.gaps),
    },
    {
      id: 'answered',
      header: t('attendance.answered'),
      numeric: true,
      value: (row) => row.answered,
      cell: (row) => t('attendance.answeredOf', { answered: row.answered, of: checks }),
    },
  ];
  return (
    <Page title={t('attendance.title')} lead={t('attendance.lead')} width="wide">
      <ErrorNotice error={attendance.error} />
      {attendance.isPending && <Skeleton lines={5} />}
      {attendance.data && (
        <DataTable
          caption={t('attendance.title')}
          columns={columns}
          rows={attendance.data.pupils}
          rowKey={(row) => row.personId}
          defaultSort="name"
          empty={attendance.data.pupils.length === 0 ? <EmptyState title={t('attendance.none')} /> : undefined}
        />
      )}
    </Page>
  );
}
