import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { TextField } from '../../../ui/Field';
import { valuesOf } from './points';
import type { MarkingView } from './queries';

interface Props {
  criterion: MarkingView['criteria'][number];
  given: number | undefined;
  /** Digits are for this one. */
  isCurrent: boolean;
  onFocus: () => void;
  /** Undefined takes them back. */
  onGive: (points: number | undefined) => void;
}

/** One line by which a work is marked: a button for each value, or a field where there are many. */
export function CriterionPoints({ criterion, given, isCurrent, onFocus, onGive }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const values = valuesOf(criterion);
  return (
    <fieldset className="criterion" data-current={isCurrent || undefined} onFocus={onFocus}>
      <legend>{criterion.text}</legend>
      {values ? (
        <div className="criterion-values">
          {values.map((value) => (
            <button
              key={value}
              type="button"
              className="num"
              aria-pressed={given === value}
              onClick={() => onGive(value)}
            >
              {formats.number(value)}
            </button>
          ))}
        </div>
      ) : (
        <TextField
          label={t('criteria.points', { max: formats.number(criterion.maxPoints) })}
          type="number"
          min={0}
          max={criterion.maxPoints}
          step={criterion.step}
          value={given ?? ''}
          onChange={(event) => {
            if (event.target.value === '') onGive(undefined);
            else if (event.target.validity.valid) onGive(event.target.valueAsNumber);
          }}
        />
      )}
    </fieldset>
  );
}
