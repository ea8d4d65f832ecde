import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { spanOf } from '../words';
import type { UnitQuiz } from './contract';
import './quiz.css';

/** What a quiz is, before one takes it. */
export function QuizFacts({ quiz }: { quiz: UnitQuiz }) {
  const { t } = useTranslation('quiz');
  const formats = useFormats();
  const { triesLeft } = quiz;
  const facts = [
    [t('about.tasks'), formats.number(quiz.tasks)],
    [
      t('about.time'),
      quiz.minutes === null
        ? t('about.noLimit')
        : spanOf(quiz.minutes, (value, options) => formats.number(value, options)),
    ],
    [t('about.pass'), formats.number(quiz.passShare, { style: 'percent', maximumFractionDigits: 0 })],
    [
      t('about.left'),
      triesLeft === null ? t('about.unlimited') : t('about.ofTries', { left: triesLeft, count: quiz.attempts }),
    ],
  ];
  return (
    <>
      <dl className="quiz-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="num">{value}</dd>
          </div>
        ))}
      </dl>
      {quiz.practice && <p>{t('about.practice')}</p>}
    </>
  );
}
