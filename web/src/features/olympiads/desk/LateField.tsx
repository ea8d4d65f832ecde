import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field';

/** How long after the end answers count by themselves that provably were written in time. */
export function LateField({ value, onChange }: { value: number; onChange: (minutes: number) => void }) {
  const { t } = useTranslation('desk');
  return (
    <TextField
      label={t('create.late')}
      hint={t('create.lateHint')}
      type="number"
      min={0}
      max={1440}
      required
      value={value}
      onChange={(event) => onChange(event.target.valueAsNumber || 0)}
    />
  );
}
