import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField, SelectField } from '../../../ui/Field';
import { Choice } from '../../../ui/Choice';
import { Fault, PercentField, RemoveButton } from './fields';
import type { PartProps } from './types';

export function TrueFalseFields({ body, answerKey: key, onChange }: PartProps<'trueFalse', 'trueFalse'>) {
  const { t } = useTranslation('assessment');
  return (
    <Choice
      legend={t('trueFalse.answer')}
      value={key.value ? 'true' : 'false'}
      options={[
        { value: 'true', label: t('trueFalse.true') },
        { value: 'false', label: t('trueFalse.false') },
      ]}
      onChange={(value) => onChange(body, { ...key, value: value === 'true' })}
    />
  );
}

/** Accepted texts, and what is forgiven in them. */
export function ShortTextFields({ body, answerKey: key, onChange, problems }: PartProps<'shortText', 'shortText'>) {
  const { t } = useTranslation('assessment');
  const change = (index: number, part: Partial<(typeof key.variants)[number]>) =>
    onChange(body, {
      ...key,
      variants: key.variants.map((known, other) => (other === index ? { ...known, ...part } : known)),
    });
  const rule = (part: Partial<typeof key.rule>) => onChange(body, { ...key, rule: { ...key.rule, ...part } });
  return (
    <div className="stack">
      <p className="small muted">{t('text.hint')}</p>
      {key.variants.map((variant, index) => {
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
              error={problems.at(`key.variants[${index}].share`)}
              onChange={(share) => change(index, { share })}
            />
            <RemoveButton
              name={name}
              onClick={() => onChange(body, { ...key, variants: key.variants.filter((_, other) => other !== index) })}
            />
            <Fault text={problems.at(`key.variants[${index}].pattern`)} />
          </div>
        );
      })}
      <Fault text={problems.at('key.variants')} />
      <div className="line">
        <Button
          kind="ghost"
          onClick={() => onChange(body, { ...key, variants: [...key.variants, { pattern: '', share: 1 }] })}
        >
          {t('text.add')}
        </Button>
      </div>
      <CheckField
        label={t('text.ignoreCase')}
        checked={key.rule.ignoreCase}
        onChange={(event) => rule({ ignoreCase: event.target.checked })}
      />
      <CheckField
        label={t('text.yo')}
        checked={key.rule.yoEqualsYe}
        onChange={(event) => rule({ yoEqualsYe: event.target.checked })}
      />
      <SelectField
        label={t('text.slips')}
        value={key.rule.slips}
        error={problems.at('key.rule.slips')}
        onChange={(event) => rule({ slips: Number(event.target.value) })}
      >
        {[0, 1, 2, 3].map((count) => (
          <option key={count}>{count}</option>
        ))}
      </SelectField>
    </div>
  );
}
