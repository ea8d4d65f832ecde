import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField, SelectField } from '../../../ui/Field';
import { Fault, NumberField, PercentField, RemoveButton } from './fields';
import type { KeyOf, NumericVariant, Problems, TextVariant } from './types';

interface VariantProps<T> {
  variants: readonly T[];
  /** Where they stand in the question, as its problems name it. */
  at: string;
  problems: Problems;
  onChange: (variants: T[]) => void;
}

/** Accepted texts, each with its share of the points. */
export function TextVariants({ variants, at, problems, onChange }: VariantProps<TextVariant>) {
  const { t } = useTranslation('assessment');
  const change = (index: number, part: Partial<TextVariant>) =>
    onChange(variants.map((known, other) => (other === index ? { ...known, ...part } : known)));
  return (
    <div className="stack">
      <p className="small muted">{t('text.hint')}</p>
      {variants.map((variant, index) => {
        const name = t('text.variant', { number: index + 1 });
        return (
          <div key={index} className="editor-item">
            <input
              className="input"
              aria-label={name}
              value={variant.pattern}
              onChange={(event) => change(index, { pattern: event.target.value })}
            />
            <PercentField
              label={t('text.share', { name })}
              value={variant.share}
              error={problems.at(`${at}[${index}].share`)}
              onChange={(share) => change(index, { share })}
            />
            <RemoveButton name={name} onClick={() => onChange(variants.filter((_, other) => other !== index))} />
            <Fault text={problems.at(`${at}[${index}].pattern`)} />
          </div>
        );
      })}
      <Fault text={problems.at(at)} />
      <div className="line">
        <Button kind="ghost" onClick={() => onChange([...variants, { pattern: '', share: 1 }])}>
          {t('text.add')}
        </Button>
      </div>
    </div>
  );
}

interface RuleProps {
  rule: KeyOf<'shortText'>['rule'];
  problems: Problems;
  onChange: (rule: KeyOf<'shortText'>['rule']) => void;
}

/** What is forgiven in typed texts. */
export function TextRuleFields({ rule, problems, onChange }: RuleProps) {
  const { t } = useTranslation('assessment');
  return (
    <div className="stack">
      <CheckField
        label={t('text.ignoreCase')}
        checked={rule.ignoreCase}
        onChange={(event) => onChange({ ...rule, ignoreCase: event.target.checked })}
      />
      <CheckField
        label={t('text.yo')}
        checked={rule.yoEqualsYe}
        onChange={(event) => onChange({ ...rule, yoEqualsYe: event.target.checked })}
      />
      <SelectField
        label={t('text.slips')}
        value={rule.slips}
        error={problems.at('key.rule.slips')}
        onChange={(event) => onChange({ ...rule, slips: Number(event.target.value) })}
      >
        {[0, 1, 2, 3].map((count) => (
          <option key={count}>{count}</option>
        ))}
      </SelectField>
    </div>
  );
}

/** Accepted numbers with their tolerance and share of the points. */
export function NumberVariants({ variants, at, problems, onChange }: VariantProps<NumericVariant>) {
  const { t } = useTranslation('assessment');
  return (
    <div className="stack">
      {variants.map((variant, index) => {
        const change = (part: Partial<typeof variant>) =>
          onChange(variants.map((known, other) => (other === index ? { ...known, ...part } : known)));
        const here = `${at}[${index}]`;
        const Tolerance = variant.kind === 'relative' ? PercentField : NumberField;
        return (
          <div key={index} className="stack" role="group" aria-label={t('numeric.variant', { number: index + 1 })}>
            <div className="field-row">
              <NumberField
                label={t('numeric.value')}
                value={variant.value}
                error={problems.at(`${here}.value`)}
                onChange={(value) => change({ value })}
              />
              <Tolerance
                key={variant.kind}
                label={t('numeric.tolerance')}
                min={0}
                value={variant.tolerance}
                error={problems.at(`${here}.tolerance`)}
                onChange={(tolerance) => change({ tolerance })}
              />
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
                error={problems.at(`${here}.share`)}
                onChange={(share) => change({ share })}
              />
            </div>
            {variants.length > 1 && (
              <div className="line">
                <RemoveButton
                  name={t('numeric.variant', { number: index + 1 })}
                  onClick={() => onChange(variants.filter((_, other) => other !== index))}
                />
              </div>
            )}
          </div>
        );
      })}
      <Fault text={problems.at(at)} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() => onChange([...variants, { value: 0, tolerance: 0, kind: 'absolute', share: 1 }])}
        >
          {t('numeric.add')}
        </Button>
      </div>
    </div>
  );
}
