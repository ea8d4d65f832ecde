import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { ExportLink } from '../../../ui/ExportLink';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { JurorMeasures } from './JurorMeasures';
import { MarkingLock } from './MarkingLock';
import {
  differencesQuery,
  juryBoardQuery,
  markingTasksQuery,
  questionRoundsQuery,
  type Difference,
  type JuryBoard,
} from './queries';
import { useJuryHub } from './useJuryHub';
import './jury.css';

const route = getRouteApi('/frame/shell/marking/$roundId/board');

/** The chair's board: who has got how far, where markings differ, and how jurors mark. */
export function JuryBoardPage() {
  const { t } = useTranslation(['jury', 'questions']);
  const { roundId } = route.useParams();
  const board = useQuery(juryBoardQuery(roundId));
  const questions = useQuery(questionRoundsQuery).data?.find((asked) => asked.roundId === roundId);
  const round = useQuery(markingTasksQuery).data?.find((task) => task.roundId === roundId);
  const isLive = useJuryHub([roundId]);
  return (
    <Page
      title={t('board.title')}
      width="wide"
      lead={
        <>
          {round && `${round.olympiadTitle} · ${round.roundTitle} · `}
          <Link to="/marking">{t('marking.toTasks')}</Link>
          {questions && (
            <>
              {' · '}
              <Link to="/marking/$roundId/questions" params={{ roundId }}>
                {t('questions:jury.open')}
              </Link>
              {questions.waiting > 0 && ` (${t('questions:jury.waiting', { count: questions.waiting })})`}
            </>
          )}
        </>
      }
      action={
        <span role="status">
          <Tag kind={isLive ? 'ok' : 'warn'}>{t(isLive ? 'board.live' : 'board.waits')}</Tag>
        </span>
      }
    >
      <div className="stack">
        <ErrorNotice error={board.error} />
        {board.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {board.data && (
          <>
            <MarkingLock roundId={roundId} lock={board.data.lock} />
            <Tasks roundId={roundId} tasks={board.data.tasks} />
            <Differences roundId={roundId} />
            <Matrix roundId={roundId} board={board.data} />
            <JurorMeasures roundId={roundId} board={board.data} />
          </>
        )}
      </div>
    </Page>
  );
}

function Tasks({ roundId, tasks }: { roundId: string; tasks: JuryBoard['tasks'] }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  return (
    <Card title={t('board.tasks')}>
      <ul role="list" className="jury-tasks">
        {tasks.map((task) => (
          <li key={task.taskId}>
            <h3>{t('tasks.task', { number: task.position, track: task.trackName })}</h3>
            <ProgressBar label={t('tasks.marked')} value={task.settled} max={task.works} />
            {task.left > 0 && <p className="small muted">{t('board.left', { count: task.left })}</p>}
            <p className="small">
              {task.left === 0
                ? t(task.works === 0 ? 'board.noWorks' : 'tasks.done')
                : task.endsAt
                  ? t('board.endsAt', { at: formats.dateTime(task.endsAt) })
                  : t('board.stands')}
            </p>
            {task.controlEvery > 0 && (
              <p className="small">
                {t('board.references', { count: task.references })}{' '}
                <Link to="/marking/$roundId/$taskId/reference" params={{ roundId, taskId: task.taskId }}>
                  {t('board.addReference')}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Differences({ roundId }: { roundId: string }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const differences = useQuery(differencesQuery(roundId));
  const given = ({ juror, points }: Difference['first']) => (
    <>
      {juror}: <b className="num">{formats.number(points)}</b>
    </>
  );
  const columns: Column<Difference>[] = [
    { id: 'work', header: t('board.work'), value: ({ cipher }) => cipher, cell: ({ cipher }) => cipher },
    {
      id: 'task',
      header: t('board.task'),
      value: ({ position }) => position,
      cell: ({ position }) => position,
    },
    {
      id: 'first',
      header: t('board.first'),
      value: ({ first }) => `${first.juror} ${String(first.points)}`,
      cell: ({ first }) => given(first),
    },
    {
      id: 'second',
      header: t('board.second'),
      value: ({ second }) => `${second.juror} ${String(second.points)}`,
      cell: ({ second }) => given(second),
    },
    {
      id: 'difference',
      header: t('board.difference'),
      value: ({ first, second }) => Math.abs(first.points - second.points),
      cell: ({ first, second }) => (
        <span className="num">{formats.number(Math.abs(first.points - second.points))}</span>
      ),
    },
    {
      id: 'settle',
      header: t('board.settling'),
      plain: true,
      cell: ({ taskId, cipher, inHand }) =>
        inHand ? (
          t('board.inHand')
        ) : (
          <Link to="/marking/$roundId/$taskId/settle/$cipher" params={{ roundId, taskId, cipher }}>
            {t('board.settle')}
          </Link>
        ),
    },
  ];
  return (
    <Card title={t('board.differences')}>
      <ErrorNotice error={differences.error} />
      {differences.data?.length === 0 && <EmptyState title={t('board.noDifferences')} />}
      {differences.data && differences.data.length > 0 && (
        <DataTable
          name="d"
          caption={t('board.differences')}
          columns={columns}
          rows={differences.data}
          rowKey={({ taskId, cipher }) => `${taskId} ${cipher}`}
          defaultSort="-difference"
          exportList={`/api/rounds/${roundId}/differences`}
        />
      )}
    </Card>
  );
}

function Matrix({ roundId, board: { tasks, jurors, cells } }: { roundId: string; board: JuryBoard }) {
  const { t } = useTranslation('jury');
  const cellOf = (taskId: string, jurorId: string) =>
    cells.find((cell) => cell.taskId === taskId && cell.jurorId === jurorId);
  return (
    <Card title={t('board.matrix')} action={<ExportLink list={`/api/rounds/${roundId}/jury-board`} />}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="jury-matrix" tabIndex={0} role="group" aria-label={t('board.matrix')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('board.juror')}</th>
              {tasks.map(({ taskId, position, trackName }) => (
                <th key={taskId} scope="col">
                  {t('tasks.task', { number: position, track: trackName })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {jurors.map(({ personId, name }) => (
              <tr key={personId}>
                <th scope="row">{name}</th>
                {tasks.map(({ taskId }) => {
                  const cell = cellOf(taskId, personId);
                  return (
                    <td key={taskId} className="num">
                      {cell ? cell.done : '—'}
                      {cell && cell.inHand > 0 && (
                        <span className="muted"> {t('board.andInHand', { count: cell.inHand })}</span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
