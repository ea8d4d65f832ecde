import { useTranslation } from 'react-i18next';
import '../../../ui/choice.css';

const grades = [4, 5, 6, 7, 8, 9, 10, 11] as const;

/** For which grades one performs. */
export function GradesField({ value, onChange }: { value: readonly number[]; onChange: (grades: number[]) => void }) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="choice">
      <legend>{t('create.grades')}</legend>
      <div className="choice-row">
        {grades.map((grade) => {
          const on = value.includes(grade);
          return (
            <label key={grade} data-on={on || undefined}>
              <input
                type="checkbox"
                className="visually-hidden"
                checked={on}
                onChange={() => onChange(on ? value.filter((other) => other !== grade) : [...value, grade])}
              />
              {on && <span aria-hidden="true">✓&nbsp;</span>}
              {t('grade', { grade })}
            </label>
          );
        })}
      </div>
      {value.length === 0 && <p className="small bad-ink">{t('create.gradesMissing')}</p>}
    </fieldset>
  );
}
