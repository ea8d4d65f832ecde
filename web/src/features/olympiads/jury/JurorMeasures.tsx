import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { useAddressValue } from '../../../ui/AddressFilter';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { SelectField } from '../../../ui/Field';
import { useTableState } from '../../../ui/tableState';
import { withQuery } from '../../../ui/withQuery';
import type { JuryBoard } from './queries';
import './measures.css';

type Cell = JuryBoard['cells'][number];

interface Measured {
  name: string;
  cell: Cell;
}

/** By control works where there are some: a reference is the better measure than a colleague. */
const measureOf = (cell: Cell) => cell.controls ?? cell.pairs;

/** Severity, agreement and speed of the jurors of a task, as pictures. */
export function JurorMeasures({ roundId, board: { tasks, jurors, cells } }: { roundId: string; board: JuryBoard }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const [, change] = useTableState();
  const chosen = useAddressValue('measured');
  const taskId = (tasks.find((task) => task.taskId === chosen) ?? tasks[0])?.taskId;
  const own = jurors.flatMap(({ personId, name }) => {
    const cell = cells.find((other) => other.taskId === taskId && other.jurorId === personId);
    return cell && cell.done > 0 ? [{ name, cell }] : [];
  });
  const slowest = Math.max(1, ...own.map(({ cell }) => cell.seconds ?? 0));
  const columns: Column<Measured>[] = [
    { id: 'juror', header: t('board.juror'), value: ({ name }) => name, cell: ({ name }) => name },
    {
      id: 'mean',
      header: t('measures.mean'),
      value: ({ cell }) => cell.mean ?? undefined,
      cell: ({ cell }) =>
        cell.mean !== null && (
          <>
            <Bar from={0} to={cell.mean} /> <span className="num">{formats.percent(cell.mean)}</span>
          </>
        ),
    },
    {
      id: 'severity',
      header: t('measures.severity'),
      value: ({ cell }) => measureOf(cell)?.severity,
      cell: ({ cell }) => {
        const measure = measureOf(cell);
        if (!measure) return <span className="muted">{t('measures.nothing')}</span>;
        return (
          <>
            <Bar from={0.5} to={0.5 + Math.max(-0.5, Math.min(0.5, measure.severity))} middle />{' '}
            <span className="num">
              {formats.number(measure.severity, { style: 'percent', signDisplay: 'exceptZero' })}
            </span>
          </>
        );
      },
    },
    {
      id: 'drift',
      header: t('measures.course'),
      // By how far the last control work lies from the first of those that are drawn.
      value: ({ cell: { drift } }) => (drift.length > 1 ? drift.at(-1)! - drift[0]! : undefined),
      cell: ({ cell }) => (cell.drift.length > 1 ? <Drift drift={cell.drift} /> : <span className="muted">—</span>),
    },
    {
      id: 'agreement',
      header: t('measures.agreement'),
      value: ({ cell }) => measureOf(cell)?.agreement,
      cell: ({ cell }) => {
        const measure = measureOf(cell);
        if (!measure) return '—';
        return (
          <>
            <Bar from={0} to={measure.agreement} /> <span className="num">{formats.percent(measure.agreement)}</span>{' '}
            <span className="muted">
              {t(cell.controls ? 'measures.ofControls' : 'measures.ofPairs', { count: measure.count })}
            </span>
          </>
        );
      },
    },
    {
      id: 'speed',
      header: t('measures.speed'),
      value: ({ cell }) => cell.seconds ?? undefined,
      cell: ({ cell }) =>
        cell.seconds === null ? (
          '—'
        ) : (
          <>
            <Bar from={0} to={cell.seconds / slowest} />{' '}
            <span className="num">{t('measures.seconds', { count: cell.seconds })}</span>
          </>
        ),
    },
  ];
  return (
    <Card title={t('measures.title')}>
      <div className="stack">
        <p className="small muted">{t('measures.lead')}</p>
        <div className="jury-measured">
          <SelectField
            label={t('board.task')}
            value={taskId}
            onChange={({ target }) => change({ measured: target.value })}
          >
            {tasks.map(({ taskId: id, position, trackName }) => (
              <option key={id} value={id}>
                {t('tasks.task', { number: position, track: trackName })}
              </option>
            ))}
          </SelectField>
        </div>
        {own.length === 0 ? (
          <EmptyState title={t('measures.none')} />
        ) : (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="table-wide" tabIndex={0} role="group" aria-label={t('measures.title')}>
            <DataTable
              name="m"
              caption={t('measures.title')}
              columns={columns}
              rows={own}
              rowKey={({ cell }) => cell.jurorId}
              defaultSort="juror"
              searchable={false}
              exportList={withQuery(`/api/rounds/${roundId}/jury-board`, { measured: taskId })}
            />
          </div>
        )}
      </div>
    </Card>
  );
}

/** A mark of this many units stands for a control work; the line between them is the right measure. */
const mark = 12;
const half = 16;
/** As many marks as are ever drawn: the pictures of jurors are compared. */
const mostMarks = 8;

/** The last control works one by one, oldest first: above the line severe, below it lenient. */
function Drift({ drift }: { drift: number[] }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const words = drift.map((severity) => formats.number(severity, { style: 'percent', signDisplay: 'exceptZero' }));
  const width = mostMarks * mark;
  return (
    <svg
      className="jury-drift"
      viewBox={`0 0 ${String(width)} ${String(2 * half)}`}
      role="img"
      aria-label={t('measures.drift', { values: words.join(', ') })}
    >
      <title>{t('measures.drift', { values: words.join(', ') })}</title>
      <line x1={0} x2={width} y1={half} y2={half} />
      {drift.map((severity, index) => {
        // Half of the maximum is as far as is drawn; a mark is seen even where nothing differs.
        const height = Math.max(1.5, Math.min(0.5, Math.abs(severity)) * 2 * half);
        return (
          <rect
            key={index}
            className={severity > 0 ? 'severe' : 'lenient'}
            x={index * mark + 2}
            width={mark - 4}
            y={severity > 0 ? half - height : half}
            height={height}
          />
        );
      })}
    </svg>
  );
}

/** Shares of the width, 0 to 1. */
function Bar({ from, to, middle }: { from: number; to: number; middle?: boolean }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <span className="jury-bar" data-middle={middle} aria-hidden>
      <i style={{ left: `${String(100 * left)}%`, width: `${String(100 * (right - left))}%` }} />
    </span>
  );
}
