import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { NumberField } from '../../assessment/editor/fields';
import { freeId } from '../../assessment/editor/fresh';
import type { Criterion } from '../queries/learning';

interface Props {
  criteria: readonly Criterion[];
  onChange: (criteria: Criterion[]) => void;
}

/** By what tutors mark. */
export function CriteriaFields({ criteria, onChange }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const kept = useKeptFocus(criteria.length);
  const total = criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  return (
    <fieldset className="stack">
      <legend>
        <h3>{t('work.criteria')}</h3>
      </legend>
      <div className="stack" {...kept}>
        {criteria.map((criterion, index) => {
          const change = (part: Partial<Criterion>) =>
            onChange(criteria.map((known, other) => (other === index ? { ...known, ...part } : known)));
          const name = t('unitForm.criterion', { number: index + 1 });
          return (
            <div key={criterion.id} className="criterion-edit">
              <TextField
                label={name}
                maxLength={500}
                value={criterion.text}
                onChange={(event) => change({ text: event.target.value })}
              />
              <NumberField
                label={t('unitForm.maxPoints')}
                min={0}
                value={criterion.maxPoints}
                onChange={(maxPoints) => change({ maxPoints })}
              />
              <NumberField
                label={t('unitForm.step')}
                min={0}
                value={criterion.step}
                onChange={(step) => change({ step })}
              />
              <Button
                kind="ghost"
                aria-label={t('author.removeOf', { title: name })}
                onClick={() => onChange(criteria.filter((_, other) => other !== index))}
              >
                {t('author.remove')}
              </Button>
            </div>
          );
        })}
      </div>
      <div className="line">
        <Button
          kind="ghost"
          onClick={() =>
            onChange([...criteria, { id: freeId(criteria.map(({ id }) => id)), text: '', maxPoints: 5, step: 1 }])
          }
        >
          {t('unitForm.addCriterion')}
        </Button>
        {criteria.length > 0 && <span className="muted">{t('unitForm.sum', { points: formats.number(total) })}</span>}
      </div>
    </fieldset>
  );
}
