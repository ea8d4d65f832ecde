import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { Notice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import { Distribution } from './Distribution';
import { placeText } from './distribution';
import type { Standing } from './queries';

type Track = Standing['tracks'][number];
type Row = Track['rows'][number];

const statusKinds = { winner: 'ok', prizeWinner: 'info', participant: 'none' } as const;

/** One track: the spread of the sums, then the places. */
export function TrackTable({ track }: { track: Track }) {
  const { t } = useTranslation('standings');
  const formats = useFormats();
  const columns: Column<Row>[] = [
    {
      id: 'place',
      header: t('place'),
      value: (row) => row.place.from,
      cell: (row) => <b className="num">{placeText(row.place)}</b>,
    },
    {
      id: 'name',
      header: t('name'),
      head: true,
      value: (row) => row.name ?? undefined,
      cell: (row) => (
        <>
          {row.name ?? <span className="muted">{t('noName', { number: row.number })}</span>}{' '}
          {row.awaitsJury && <Tag kind="warn">{t('awaitsJury')}</Tag>}
        </>
      ),
    },
    {
      id: 'school',
      header: t('school'),
      plain: true,
      value: (row) => row.school ?? undefined,
      cell: (row) => row.school ?? '—',
    },
    {
      id: 'grade',
      header: t('grade'),
      numeric: true,
      value: (row) => row.grade ?? undefined,
      cell: (row) => row.grade ?? '—',
    },
    {
      id: 'points',
      header: t('points', { max: formats.number(track.maxPoints) }),
      value: (row) => row.points,
      cell: (row) => (
        <span className="sum">
          <span className="sum-bar" aria-hidden="true">
            <i
              style={{ width: `${String(Math.max(0, Math.min(100, (100 * row.points) / (track.maxPoints || 1))))}%` }}
            />
          </span>
          <b className="num">{formats.number(row.points)}</b>
        </span>
      ),
    },
  ];
  if (track.rows.some((row) => row.status !== null))
    columns.push({
      id: 'status',
      header: t('status'),
      plain: true,
      value: (row) => (row.status ? t(`statuses.${row.status}`) : undefined),
      cell: (row) => row.status && <Tag kind={statusKinds[row.status]}>{t(`statuses.${row.status}`)}</Tag>,
    });
  if (track.rows.length === 0)
    return (
      <Card>
        <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
      </Card>
    );
  return (
    <div className="stack">
      {track.awaitsJury && (
        <Notice kind="warn">
          {t('juryAtWork')} {track.rows.every(({ name }) => name === null) && t('namesLater')}
        </Notice>
      )}
      <Card title={t('spread.title')}>
        <Distribution points={track.rows.map((row) => row.points)} maxPoints={track.maxPoints} />
      </Card>
      <DataTable
        caption={track.name}
        columns={columns}
        rows={track.rows}
        rowKey={(row) => row.rowId}
        defaultSort="place"
      />
    </div>
  );
}
