import '../../../sitting/sitting.css';
import '../appeals/appeals.css';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { Sheets } from '../appeals/Sheets';
import { answerOf } from '../../../sitting/answers';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import { kindOf } from '../sheets/leaves';
import type { WorkTask } from './queries';

interface Props {
  task: WorkTask;
  /** Of a file by its number in the answer. */
  addressOf: (task: WorkTask, number: number) => string;
}

/** One task of a published work: what was asked and answered on one side, the points by criteria on the other. */
export function WorkTaskCard({ task, addressOf }: Props) {
  const { t } = useTranslation(['works', 'appeals']);
  const formats = useFormats();
  const answerText = useAnswerText();
  const { criteria, files, markings, points, position } = task;
  const answer = task.answer === null ? null : (answerOf(task.answer) ?? null);
  const pointsOf = (given: number, max: number) =>
    t('appeals:pointsOf', { points: formats.number(given), max: formats.number(max) });
  return (
    <Card
      title={t('appeals:task.number', { number: position })}
      action={<b className="num">{pointsOf(points ?? 0, task.maxPoints)}</b>}
    >
      <div className={markings.length > 0 ? 'shown-task' : 'stack'}>
        <div className="stack">
          <section className="stack">
            <h3>{t('appeals:task.statement')}</h3>
            <Html className="statement" html={task.statementHtml} />
          </section>
          <section className="stack">
            <h3>{t('answer')}</h3>
            {files.length > 0 ? (
              <Sheets
                files={files.map(({ number, mediaType }) => ({
                  number,
                  address: mediaType === null ? null : addressOf(task, number),
                  kind: kindOf(mediaType),
                }))}
                spot={null}
              />
            ) : answer === null ? (
              <p className="muted">{t('appeals:task.noAnswer')}</p>
            ) : (
              <p className="appeal-answer">{answerText(task.body, answer)}</p>
            )}
          </section>
        </div>
        {markings.length > 0 && (
          <div className="stack">
            {markings.map((marking, at) => (
              <section key={at} className="stack">
                <h3>{markings.length > 1 ? t('markingOf', { number: at + 1 }) : t('criteria')}</h3>
                <ul role="list" className="criteria-points">
                  {criteria.map(({ id, text, maxPoints }) => (
                    <li key={id}>
                      <span>{text}</span>
                      <b className="num">{pointsOf(marking[id] ?? 0, maxPoints)}</b>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
