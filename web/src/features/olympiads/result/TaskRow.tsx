import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag, type TagKind } from '../../../ui/Tag';
import { answerOf } from '../../../sitting/answers';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import { Question } from '../../../sitting/questions/Question';
import { AnswerFiles } from './AnswerFiles';
import { fateOf, type Fate } from './fate';
import type { TaskResult } from './queries';

const kinds: Record<Fate, TagKind> = {
  full: 'ok',
  part: 'info',
  nothing: 'bad',
  empty: 'none',
  late: 'warn',
  jury: 'warn',
};

/** One task: its points, and on demand what was asked and answered. */
export function TaskRow({ task, attemptId, arrived }: { task: TaskResult; attemptId: string; arrived: string[] }) {
  const { t } = useTranslation('result');
  const formats = useFormats();
  const answerText = useAnswerText();
  const [shown, setShown] = useState(false);
  const fate = fateOf(task);
  const { body, late } = task;
  const statementId = `statement-${task.taskId}`;
  const max = formats.number(task.maxPoints);
  const lateAnswer = late?.answer ? answerOf(late.answer) : null;
  return (
    <li className="task-result">
      <div className="task-result-head">
        <b>{t('task', { number: task.position })}</b>
        <Tag kind={kinds[fate]}>{t(`fate.${fate}`)}</Tag>
        <span className="sum-bar" aria-hidden="true">
          <i style={{ width: `${String(Math.max(0, (100 * (task.points ?? 0)) / (task.maxPoints || 1)))}%` }} />
        </span>
        <span className="num task-points">
          {task.points === null
            ? t('pointsAwaited', { max })
            : t('points', { points: formats.number(task.points), max })}
        </span>
      </div>
      {late && (
        <p className="notice warn small">
          {t(late.isRefused ? 'lateRefused' : 'late', {
            reason: late.reason,
            time: formats.timeWithSeconds(late.receivedAt),
            answer: lateAnswer ? `«${answerText(body, lateAnswer)}»` : t('lateWithdrawn'),
          })}
        </p>
      )}
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary aria-label={t('showOf', { number: task.position })}>{t('show')}</summary>
        {shown && (
          <div className="stack task-shown">
            <Html id={statementId} className="statement" html={task.statementHtml} />
            {body.type === 'upload' ? (
              <>
                <p className="small muted">{t(task.answer === null ? 'noAnswer' : 'answer')}</p>
                <AnswerFiles answer={task.answer} attemptId={attemptId} arrived={arrived} />
              </>
            ) : (
              <>
                <p className="small muted">{t(task.answer === null ? 'noAnswer' : 'answer')}</p>
                <Question
                  body={body}
                  answer={task.answer === null ? null : (answerOf(task.answer) ?? null)}
                  onChange={() => undefined}
                  locked
                  seed={`${attemptId} ${task.taskId}`}
                  statementId={statementId}
                />
              </>
            )}
          </div>
        )}
      </details>
    </li>
  );
}
