import { useState, type InputHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { SelectField, TextField } from '../../../ui/Field';
import type { PartialRule } from './types';

/** A number that may stand empty while it is being written. */
function useNumberText(value: number, onChange: (value: number) => void) {
  const [text, setText] = useState(String(value));
  return {
    // Another row may have moved into this place.
    value: text !== '' && Number(text) !== value ? String(value) : text,
    onChange: (event: { target: HTMLInputElement }) => {
      setText(event.target.value);
      if (Number.isFinite(event.target.valueAsNumber)) onChange(event.target.valueAsNumber);
    },
  };
}

interface NumberProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange'> {
  label: string;
  value: number;
  hint?: string;
  error?: string | undefined;
  onChange: (value: number) => void;
}

export function NumberField({ value, onChange, ...rest }: NumberProps) {
  return <TextField step="any" {...rest} type="number" required {...useNumberText(value, onChange)} />;
}

/** Shares are stored as parts of 1 and written as per cent. */
export function PercentField({ value, onChange, ...rest }: NumberProps) {
  return (
    <NumberField
      {...rest}
      value={Math.round(value * 1e6) / 1e4}
      onChange={(percent) => onChange(Math.round(percent * 1e4) / 1e6)}
    />
  );
}

export function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  const { t } = useTranslation('assessment');
  return (
    <Button kind="ghost" aria-label={t('editor.removeOf', { name })} onClick={onClick}>
      {t('editor.remove')}
    </Button>
  );
}

export function Fault({ text }: { text: string | undefined }) {
  return text ? <p className="small bad-ink">{text}</p> : null;
}

interface RuleProps {
  value: PartialRule;
  rules: readonly PartialRule[];
  error?: string | undefined;
  onChange: (rule: PartialRule) => void;
}

export function RuleField({ value, rules, error, onChange }: RuleProps) {
  const { t } = useTranslation('assessment');
  return (
    <SelectField
      label={t('editor.rule')}
      value={value}
      error={error}
      onChange={(event) => onChange(event.target.value as PartialRule)}
    >
      {rules.map((rule) => (
        <option key={rule} value={rule}>
          {t(`partial.${rule}`)}
        </option>
      ))}
    </SelectField>
  );
}
