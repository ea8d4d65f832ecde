import { useState } from 'react';
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
  /** A digit that was pressed for it and means nothing here. */
  refused?: number | undefined;
  onFocus: () => void;
  /** Undefined takes them back. After a button the next criterion is at hand. */
  onGive: (points: number | undefined, goesOn: boolean) => void;
}

/** One line by which a work is marked: a button for each value, or a field where there are many. */
export function CriterionPoints({ criterion, given, isCurrent, refused, onFocus, onGive }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const values = valuesOf(criterion);
  return (
    <fieldset
      className="criterion"
      tabIndex={-1}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onFocus={onFocus}
    >
      <legend>{criterion.text}</legend>
      {values ? (
        <div className="criterion-values">
          {values.map((value) => (
            <button
              key={value}
              type="button"
              className="num"
              aria-pressed={given === value}
              onClick={() => onGive(value, true)}
            >
              {formats.number(value)}
            </button>
          ))}
        </div>
      ) : (
        <PointsField criterion={criterion} given={given} onGive={(points) => onGive(points, false)} />
      )}
      {refused !== undefined && (
        <p role="alert" className="small">
          {t('criteria.refused', {
            digit: refused,
            max: formats.number(criterion.maxPoints),
            step: formats.number(criterion.step),
          })}
        </p>
      )}
    </fieldset>
  );
}

type FieldProps = Pick<Props, 'criterion' | 'given'> & { onGive: (points: number | undefined) => void };

/** What is typed stands as it is: «3.2» is no points by steps of 0.25, but the way to 3.25. Meanwhile none are given. */
function PointsField({ criterion: { maxPoints, step }, given, onGive }: FieldProps) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const [typed, setTyped] = useState({ text: textOf(given), given });
  // Given by a key, or read anew.
  if (typed.given !== given) setTyped({ text: textOf(given), given });
  return (
    <TextField
      label={t('criteria.points', { max: formats.number(maxPoints) })}
      type="number"
      min={0}
      max={maxPoints}
      step={step}
      value={typed.text}
      onChange={({ target }) => {
        const points = target.value !== '' && target.validity.valid ? target.valueAsNumber : undefined;
        setTyped({ text: target.value, given: points });
        if (points !== given) onGive(points);
      }}
    />
  );
}

const textOf = (points: number | undefined) => (points === undefined ? '' : String(points));
