import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { Fault, NumberField, PercentField, RemoveButton } from './fields';
import type { PartProps } from './types';
import { NumberVariants } from './VariantFields';

/** Accepted numbers with their tolerance, and units with their factors. */
export function NumericFields({ body, answerKey: key, onChange, problems }: PartProps<'numeric', 'numeric'>) {
  const { t } = useTranslation('assessment');
  const units = (next: typeof key.units) =>
    onChange({ ...body, units: next.map((unit) => unit.unit) }, { ...key, units: next });
  return (
    <div className="stack">
      <NumberVariants
        variants={key.variants}
        at="key.variants"
        problems={problems}
        onChange={(variants) => onChange(body, { ...key, variants })}
      />
      <div className="line">
        <Button kind="ghost" onClick={() => units([...key.units, { unit: '', factor: 1 }])}>
          {t('numeric.addUnit')}
        </Button>
      </div>
      {key.units.length > 0 && <p className="small muted">{t('numeric.unitHint')}</p>}
      {key.units.map((unit, index) => {
        const change = (part: Partial<typeof unit>) =>
          units(key.units.map((known, other) => (other === index ? { ...known, ...part } : known)));
        return (
          <div key={index} className="field-row">
            <TextField
              label={t('numeric.unit', { number: index + 1 })}
              value={unit.unit}
              error={problems.at(`key.units[${index}].unit`) ?? problems.at(`body.units[${index}]`)}
              onChange={(event) => change({ unit: event.target.value })}
            />
            <NumberField
              label={t('numeric.factor')}
              value={unit.factor}
              error={problems.at(`key.units[${index}].factor`)}
              onChange={(factor) => change({ factor })}
            />
            <RemoveButton
              name={t('numeric.unit', { number: index + 1 })}
              onClick={() => units(key.units.filter((_, other) => other !== index))}
            />
          </div>
        );
      })}
      <Fault text={problems.at('key.units') ?? problems.at('body.units')} />
      {key.units.length > 0 && (
        <PercentField
          label={t('numeric.wrongUnit')}
          min={0}
          max={100}
          value={key.wrongUnitShare}
          error={problems.at('key.wrongUnitShare')}
          onChange={(wrongUnitShare) => onChange(body, { ...key, wrongUnitShare })}
        />
      )}
    </div>
  );
}
