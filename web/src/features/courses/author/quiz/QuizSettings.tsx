import { useTranslation } from 'react-i18next';
import { CheckField, SelectField } from '../../../../ui/Field';
import { PercentField } from '../../../assessment/editor/fields';
import type { QuizDraft } from '../../quiz/contract';
import { CountField } from '../UnitSettings';

const feedbacks = ['nothing', 'points', 'rightOrWrong', 'explanation'] as const;
const counted = ['best', 'last'] as const;

interface Props {
  quiz: QuizDraft;
  onChange: (quiz: QuizDraft) => void;
}

/** How often, how long, what it takes to pass and what is told of it. */
export function QuizSettings({ quiz, onChange }: Props) {
  const { t } = useTranslation('quizDesk');
  const change = (part: Partial<QuizDraft>) => onChange({ ...quiz, ...part });
  return (
    <fieldset className="stack">
      <legend>
        <h3>{t('settings')}</h3>
      </legend>
      <div className="field-row">
        <CountField
          label={t('attempts')}
          hint={t('attemptsHint')}
          max={100}
          value={quiz.attempts}
          onChange={(attempts) => change({ attempts: attempts ?? 0 })}
        />
        <CountField
          label={t('minutes')}
          hint={t('minutesHint')}
          min={1}
          max={600}
          value={quiz.minutes ?? undefined}
          onChange={(minutes) => change({ minutes: minutes ?? null })}
        />
        <PercentField
          label={t('pass')}
          min={0}
          max={100}
          value={quiz.passShare}
          onChange={(passShare) => change({ passShare })}
        />
      </div>
      <div className="field-row">
        <SelectField
          label={t('countsLabel')}
          value={quiz.counts}
          onChange={(event) => change({ counts: event.target.value as QuizDraft['counts'] })}
        >
          {counted.map((kind) => (
            <option key={kind} value={kind}>
              {t(`counts.${kind}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('feedback')}
          value={quiz.feedback}
          onChange={(event) => change({ feedback: event.target.value as QuizDraft['feedback'] })}
        >
          {feedbacks.map((kind) => (
            <option key={kind} value={kind}>
              {t(`feedbackKinds.${kind}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <CheckField
        label={t('shuffle')}
        hint={t('shuffleHint')}
        checked={quiz.shuffle}
        onChange={(event) => change({ shuffle: event.target.checked })}
      />
      <CheckField
        label={t('practice')}
        hint={t('practiceHint')}
        checked={quiz.isPractice}
        onChange={(event) => change({ isPractice: event.target.checked })}
      />
      <CheckField
        label={t('retakes')}
        hint={t('retakesHint')}
        checked={quiz.retakesFailed}
        onChange={(event) => change({ retakesFailed: event.target.checked })}
      />
    </fieldset>
  );
}
