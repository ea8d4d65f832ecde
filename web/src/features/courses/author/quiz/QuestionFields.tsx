import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { TextAreaField } from '../../../../ui/Field';
import { Tag } from '../../../../ui/Tag';
import { bankQuestionsQuery, type QuestionRow } from '../../../assessment/queries';
import type { QuestionPart, QuizQuestion } from '../../quiz/contract';

interface Props {
  part: QuestionPart;
  question: QuizQuestion | undefined;
  onChange: (part: QuestionPart) => void;
  onTaken: (bankId: string, row: QuestionRow) => void;
}

/** A question that everybody gets, with what the quiz says of it. */
export function QuestionFields({ part, question, onChange, onTaken }: Props) {
  const { t } = useTranslation('quizDesk');
  const isOlder = question !== undefined && !question.isLast;
  const newest = useQuery({
    ...bankQuestionsQuery(question?.bankId ?? '', false),
    enabled: isOlder,
  }).data?.find(({ id }) => id === question?.questionId);
  return (
    <>
      {isOlder && (
        <div className="line">
          <Tag kind="warn">{t('older')}</Tag>
          {newest && (
            <Button
              kind="ghost"
              className="small-btn"
              aria-label={t('takeNewerOf', { title: question.title })}
              onClick={() => {
                onTaken(question.bankId, newest);
                onChange({ ...part, versionId: newest.versionId });
              }}
            >
              {t('takeNewer')}
            </Button>
          )}
        </div>
      )}
      <details>
        <summary className="small">{t('feedbackOf')}</summary>
        <div className="stack tight quiz-feedback">
          <TextAreaField
            label={t('hint')}
            hint={t('hintHint')}
            rows={2}
            maxLength={10_000}
            value={part.hint}
            onChange={(event) => onChange({ ...part, hint: event.target.value })}
          />
          <TextAreaField
            label={t('explanation')}
            hint={t('explanationHint')}
            rows={2}
            maxLength={10_000}
            value={part.explanation}
            onChange={(event) => onChange({ ...part, explanation: event.target.value })}
          />
        </div>
      </details>
    </>
  );
}
