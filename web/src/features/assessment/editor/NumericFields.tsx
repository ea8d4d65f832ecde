import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { SelectField, TextField } from '../../../ui/Field';
import { Fault, NumberField, PercentField, RemoveButton } from './fields';
import type { PartProps } from './types';

/** Accepted numbers with their tolerance, and units with their factors. */
export function NumericFields({ body, answerKey: key, onChange, problems }: PartProps<'numeric', 'numeric'>) {
  const { t } = useTranslation('assessment');
  const variants = (next: typeof key.variants) => onChange(body, { ...key, variants: next });
  const units = (next: typeof key.units) =>
    onChange({ ...body, units: next.map((unit) => unit.unit) }, { ...key, units: next });
  return (
    <div className="stack">
      {key.variants.map((variant, index) => {
        const change = (part: Partial<typeof variant>) =>
          variants(key.variants.map((known, other) => (other === index ? { ...known, ...part } : known)));
        const at = `key.variants[${index}]`;
        return (
          <div key={index} className="stack" role="group" aria-label={t('numeric.variant', { number: index + 1 })}>
            <div className="pair">
              <NumberField
                label={t('numeric.value')}
                value={variant.value}
                error={problems.at(`${at}.value`)}
                onChange={(value) => change({ value })}
              />
              {variant.kind === 'relative' ? (
                <PercentField
                  label={t('numeric.tolerance')}
                  min={0}
                  value={variant.tolerance}
                  error={problems.at(`${at}.tolerance`)}
                  onChange={(tolerance) => change({ tolerance })}
                />
              ) : (
                <NumberField
                  label={t('numeric.tolerance')}
                  min={0}
                  value={variant.tolerance}
                  error={problems.at(`${at}.tolerance`)}
                  onChange={(tolerance) => change({ tolerance })}
                />
              )}
              <SelectField
                label={t('numeric.kind')}
                value={variant.kind}
                onChange={(event) => change({ kind: event.target.value as 'absolute' | 'relative', tolerance: 0 })}
              >
                <option value="absolute">{t('numeric.absolute')}</option>
                <option value="relative">{t('numeric.relative')}</option>
              </SelectField>
              <PercentField
                label={t('numeric.share')}
                value={variant.share}
                error={problems.at(`${at}.share`)}
                onChange={(share) => change({ share })}
              />
            </div>
            {key.variants.length > 1 && (
              <div className="line">
                <RemoveButton
                  name={t('numeric.variant', { number: index + 1 })}
                  onClick={() => variants(key.variants.filter((_, other) => other !== index))}
                />
              </div>
            )}
          </div>
        );
      })}
      <Fault text={problems.at('key.variants')} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() => variants([...key.variants, { value: 0, tolerance: 0, kind: 'absolute', share: 1 }])}
        >
          {t('numeric.add')}
        </Button>
        <Button kind="ghost" onClick={() => units([...key.units, { unit: '', factor: 1 }])}>
          {t('numeric.addUnit')}
        </Button>
      </div>
      {key.units.length > 0 && <p className="small muted">{t('numeric.unitHint')}</p>}
      {key.units.map((unit, index) => {
        const change = (part: Partial<typeof unit>) =>
          units(key.units.map((known, other) => (other === index ? { ...known, ...part } : known)));
        return (
          <div key={index} className="pair">
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
