import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { answerOf } from '../../../sitting/answers';
import type { Task } from '../../../sitting/contract';
import { Html } from '../../../sitting/questions/Html';
import { Question } from '../../../sitting/questions/Question';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { QuizTaskResult } from './contract';

interface Props {
  task: Task;
  result: QuizTaskResult;
  attemptId: string;
  /** Its tutor reads it, not its learner. */
  isTutors?: boolean;
  /** Beside the points. */
  note?: ReactNode;
  /** Below the answers. */
  children?: ReactNode;
}

/** One task: how it went, and on demand what was asked, answered and right. */
export function TaskReport({ task, result, attemptId, isTutors = false, note, children }: Props) {
  const { t } = useTranslation('quiz');
  const formats = useFormats();
  const [shown, setShown] = useState(false);
  const { points, isRight } = result;
  const answer = result.answer === null ? null : (answerOf(result.answer) ?? null);
  const key = result.key ? (answerOf(result.key) ?? null) : null;
  const fate = isRight === null ? undefined : isRight ? 'ok' : answer === null ? 'empty' : points ? 'warn' : 'bad';
  const kinds: Record<NonNullable<typeof fate>, TagKind> = { ok: 'ok', warn: 'warn', bad: 'bad', empty: 'none' };
  const seed = `${attemptId} ${task.id}`;
  const id = `statement-${task.id}`;
  return (
    <li>
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>
          <b>{t('task', { number: task.position })}</b>
          {fate && <Tag kind={kinds[fate]}>{t(fate === 'empty' ? 'check.empty' : `check.${fate}`)}</Tag>}
          {points !== null && (
            <span className="num">
              {t('points', { points: formats.number(points), max: formats.number(result.maxPoints) })}
            </span>
          )}
          {note}
        </summary>
        {shown && (
          <div className="stack quiz-task-shown">
            <Html id={id} className="statement" html={task.statementHtml} />
            <div>
              <p className="small muted">
                {t(answer === null ? 'noAnswer' : isTutors ? 'learnersAnswer' : 'yourAnswer')}
              </p>
              {answer !== null && (
                <Question
                  body={task.body}
                  answer={answer}
                  onChange={() => undefined}
                  locked
                  seed={seed}
                  statementId={id}
                />
              )}
            </div>
            {key !== null && !isRight && (
              <div>
                <p className="small muted">{t('rightAnswer')}</p>
                <Question
                  body={task.body}
                  answer={key}
                  onChange={() => undefined}
                  locked
                  seed={seed}
                  statementId={id}
                />
              </div>
            )}
            {children}
            {result.explanationHtml && <Html className="statement quiz-word" html={result.explanationHtml} />}
          </div>
        )}
      </details>
    </li>
  );
}
