import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { KeptTexts } from './KeptTexts';
import { markingTasksQuery, questionRoundsQuery, type MarkingTask } from './queries';
import { WholeWorks } from './WholeWorks';
import { useJuryHub } from './useJuryHub';
import './jury.css';

/** The juror's desk: what there is to mark, and how far the jury has got. */
export function MarkingTasksPage() {
  const { t } = useTranslation(['jury', 'questions']);
  const tasks = useQuery(markingTasksQuery);
  const questions = useQuery(questionRoundsQuery);
  const rounds = [...new Set(tasks.data?.map(({ roundId }) => roundId))];
  useJuryHub([...new Set([...rounds, ...(questions.data ?? []).map(({ roundId }) => roundId)])]);
  return (
    <Page title={t('tasks.title')} lead={t('tasks.lead')} action={<Link to="/appeals">{t('tasks.appeals')}</Link>}>
      <div className="stack">
        <ErrorNotice error={tasks.error ?? questions.error} />
        <KeptTexts />
        {questions.data && questions.data.length > 0 && (
          <Card title={t('questions:jury.open')}>
            <ul role="list" className="checks">
              {questions.data.map(({ roundId, olympiadTitle, roundTitle, waiting }) => (
                <li key={roundId} className="line">
                  <Link to="/marking/$roundId/questions" params={{ roundId }}>
                    {olympiadTitle} · {roundTitle}
                  </Link>
                  <span className={waiting > 0 ? undefined : 'muted'}>
                    {waiting > 0 ? t('questions:jury.waiting', { count: waiting }) : t('questions:jury.allAnswered')}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {tasks.isPending && (
          <Card>
            <Skeleton lines={4} />
          </Card>
        )}
        {tasks.data?.length === 0 && (
          <Card>
            <EmptyState title={t('tasks.none')}>{t('tasks.noneHint')}</EmptyState>
          </Card>
        )}
        {rounds.map((roundId) => {
          const own = tasks.data!.filter((task) => task.roundId === roundId);
          const { olympiadTitle, roundTitle, leadsJury } = own[0]!;
          return (
            <Card
              key={roundId}
              title={`${olympiadTitle} · ${roundTitle}`}
              action={
                <span className="line">
                  <Link to="/marking/$roundId/conflicts" params={{ roundId }}>
                    {t('questions:conflicts.title')}
                  </Link>
                  {leadsJury && (
                    <Link to="/marking/$roundId/board" params={{ roundId }}>
                      {t('board.title')}
                    </Link>
                  )}
                </span>
              }
            >
              <div className="stack">
                {own[0]!.lockReason !== null && (
                  <Notice kind="warn">{t('tasks.locked', { reason: own[0]!.lockReason })}</Notice>
                )}
                {own[0]!.isByWork && own[0]!.lockReason === null && <WholeWorks tasks={own} />}
                <ul role="list" className="marking-tasks">
                  {own.map((task) => (
                    <Task key={task.taskId} task={task} />
                  ))}
                </ul>
              </div>
            </Card>
          );
        })}
      </div>
    </Page>
  );
}

function Task({ task }: { task: MarkingTask }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const { roundId, taskId, position, trackName, title, maxPoints, works, done, left, mine, isByWork, lockReason } =
    task;
  return (
    <li>
      <div>
        <b>{t('tasks.task', { number: position, track: trackName })}</b>
        <p className="small muted">
          {title} · {t('tasks.points', { count: maxPoints, points: formats.number(maxPoints) })}
        </p>
      </div>
      <div>
        <ProgressBar label={t('tasks.marked')} value={done} max={works} />
        <p className="small muted">{t('tasks.mine', { count: mine })}</p>
      </div>
      {left === 0 ? (
        <span className="muted">{t(done < works ? 'tasks.others' : 'tasks.done')}</span>
      ) : (
        !isByWork &&
        lockReason === null && (
          <Link className="btn" to="/marking/$roundId/$taskId" params={{ roundId, taskId }}>
            {t('tasks.mark')}
          </Link>
        )
      )}
    </li>
  );
}
