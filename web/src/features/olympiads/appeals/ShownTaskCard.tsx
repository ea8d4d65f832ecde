import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { answerOf } from '../../../sitting/answers';
import { fileUrl } from '../attempt/attemptApi';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import { kindOf } from '../sheets/leaves';
import type { SheetFile } from '../sheets/useLeaves';
import { CriteriaPoints } from './CriteriaPoints';
import type { ShownTask } from './queries';
import { Sheets } from './Sheets';

interface Props {
  task: ShownTask;
  attemptId: string;
  /** Not given when one may not appeal against its points. */
  onAppeal?: (() => void) | undefined;
}

export const filesOf = ({ files }: ShownTask, attemptId: string): SheetFile[] =>
  files.map(({ number, sha256, mediaType }) => ({
    number,
    address: sha256 === null ? null : fileUrl(attemptId, sha256),
    kind: kindOf(mediaType),
  }));

/** One task of the shown work: the answer on one side, how it was marked on the other. */
export function ShownTaskCard({ task, attemptId, onAppeal }: Props) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const answerText = useAnswerText();
  const { markings, points, position } = task;
  const answer = task.answer === null ? null : (answerOf(task.answer) ?? null);
  const max = formats.number(task.maxPoints);
  return (
    <Card
      title={t('task.number', { number: position })}
      action={
        <b className="num">
          {points === null ? t('task.notMarked', { max }) : t('pointsOf', { points: formats.number(points), max })}
        </b>
      }
    >
      <div className={markings.length > 0 ? 'shown-task' : 'stack'}>
        <div className="stack">
          <details>
            <summary>{t('task.statement')}</summary>
            <Html className="statement" html={task.statementHtml} />
          </details>
          {task.modelAnswerHtml && (
            <details>
              <summary>{t('task.model')}</summary>
              <Html className="statement" html={task.modelAnswerHtml} />
            </details>
          )}
          {task.files.length > 0 ? (
            <Sheets files={filesOf(task, attemptId)} spot={null} remarks={markings.flatMap(({ remarks }) => remarks)} />
          ) : answer === null ? (
            <p className="muted">{t('task.noAnswer')}</p>
          ) : (
            <p className="appeal-answer">{answerText(task.body, answer)}</p>
          )}
        </div>
        {markings.length > 0 && (
          <div className="stack">
            <CriteriaPoints criteria={task.criteria} markings={markings} />
            {onAppeal && (
              <div className="line">
                <Button kind="ghost" aria-label={t('task.appealOf', { number: position })} onClick={onAppeal}>
                  {t('task.appeal')}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
    </Card>
  );
}
