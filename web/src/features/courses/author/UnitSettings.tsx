import { useTranslation } from 'react-i18next';
import { CheckField, TextField } from '../../../ui/Field';
import type { Unit } from '../queries/courses';

/** What the outline says of a unit and was changed. */
export type Settings = Partial<Pick<Unit, 'title' | 'minutes' | 'isRequired' | 'dueDay' | 'release'>>;

interface Props {
  settings: Unit;
  onChange: (part: Settings) => void;
}

/** Its name, how long it takes, whether the course needs it and when it is due. */
export function UnitSettings({ settings, onChange }: Props) {
  const { t } = useTranslation('courses');
  return (
    <fieldset className="stack">
      <legend>
        <h3>{t('unitForm.settings')}</h3>
      </legend>
      <TextField
        label={t('author.unitTitle')}
        required
        maxLength={200}
        value={settings.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <div className="field-row">
        <CountField
          label={t('unitForm.minutes')}
          max={1440}
          value={settings.minutes || undefined}
          onChange={(minutes) => onChange({ minutes: minutes ?? 0 })}
        />
        <CountField
          label={t('unitForm.dueDay')}
          hint={t('unitForm.dueDayHint')}
          min={1}
          max={730}
          value={settings.dueDay ?? undefined}
          onChange={(dueDay) => onChange({ dueDay: dueDay ?? null })}
        />
      </div>
      <CheckField
        label={t('unitForm.required')}
        hint={t('unitForm.requiredHint')}
        checked={settings.isRequired}
        onChange={(event) => onChange({ isRequired: event.target.checked })}
      />
    </fieldset>
  );
}

interface CountProps {
  label: string;
  hint?: string;
  min?: number;
  max: number;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}

/** A whole number, or nothing. */
export function CountField({ value, min = 0, onChange, ...rest }: CountProps) {
  return (
    <TextField
      {...rest}
      type="number"
      min={min}
      step={1}
      value={value ?? ''}
      onChange={({ target }) =>
        onChange(Number.isNaN(target.valueAsNumber) ? undefined : Math.trunc(target.valueAsNumber))
      }
    />
  );
}
