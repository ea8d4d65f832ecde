import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import type { QuizStatisticsQuestion } from '../queries/cohorts';

/** How often each option was chosen; on demand, because a table is for comparing. */
export function QuizOptions({ row }: { row: QuizStatisticsQuestion }) {
  const { t } = useTranslation('quizDesk');
  const formats = useFormats();
  const { asked, options, noAnswer } = row;
  const share = (count: number) =>
    asked === 0 ? '' : formats.number(count / asked, { style: 'percent', maximumFractionDigits: 0 });
  if (options.length === 0)
    return noAnswer > 0 ? (
      <span className="small muted">
        {t('statistics.noAnswer')}: {formats.number(noAnswer)}
      </span>
    ) : (
      '—'
    );
  return (
    <details>
      <summary className="small" aria-label={t('statistics.options', { title: row.title })}>
        {t('statistics.optionsShort')}
      </summary>
      <ul role="list" className="quiz-options">
        {options.map((option) => (
          <li key={option.id}>
            {option.text === '' ? t(`statistics.${option.id as 'true' | 'false'}`) : <Html html={option.text} />}
            <span className="num">
              {option.isRight && `✓ ${t('statistics.right')} · `}
              {formats.number(option.count)} <span className="muted">{share(option.count)}</span>
            </span>
          </li>
        ))}
        <li>
          <span className="muted">{t('statistics.noAnswer')}</span>
          <span className="num">
            {formats.number(noAnswer)} <span className="muted">{share(noAnswer)}</span>
          </span>
        </li>
      </ul>
    </details>
  );
}
