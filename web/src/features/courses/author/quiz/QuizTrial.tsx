import { useTranslation } from 'react-i18next';
import type { components } from '../../../../api/schema';
import { useFormats } from '../../../../i18n/format';
import type { Task } from '../../../../sitting/contract';
import { Tag } from '../../../../ui/Tag';
import { TaskReport } from '../../quiz/TaskReport';
import '../../quiz/quiz.css';

interface Props {
  seed: string;
  tasks: readonly Task[];
  result: components['schemas']['ScoreQuizPreviewResponse'];
}

/** What the answers of an author would be worth, in full, and how much of that a learner would be told. */
export function QuizTrial({ seed, tasks, result }: Props) {
  const { t } = useTranslation(['quiz', 'courseDesk']);
  const formats = useFormats();
  const percent = (share: number) => formats.number(share, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <section className="stack tight" role="status">
      <div className="line">
        <Tag kind={result.passed ? 'ok' : 'bad'}>
          {t(result.passed ? 'courseDesk:trial.passed' : 'courseDesk:trial.failed')}
        </Tag>
        <b className="num">
          {t('points', { points: formats.number(result.points), max: formats.number(result.maxPoints) })}
        </b>
        <span className="muted">{t('shareOf', { share: percent(result.share), pass: percent(result.passShare) })}</span>
      </div>
      <p className="small muted">
        {t('courseDesk:trial.hint')} {t(`courseDesk:trial.seen.${result.feedback}`)}
      </p>
      <ol role="list" className="quiz-tasks">
        {tasks.map((task) => {
          const of = result.tasks.find(({ taskId }) => taskId === task.id);
          return of && <TaskReport key={task.id} task={task} result={of} attemptId={seed} />;
        })}
      </ol>
    </section>
  );
}
