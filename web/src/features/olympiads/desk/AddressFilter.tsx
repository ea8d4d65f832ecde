import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTableState } from '../../../ui/tableState';

interface Props {
  /** Its name in the address. */
  name: string;
  label: string;
  options: readonly (readonly [value: string, label: string])[];
}

/** A filter of a table, kept in the address like the rest of the table's state. */
export function AddressFilter({ name, label, options }: Props) {
  const { t } = useTranslation('desk');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [, change] = useTableState();
  return (
    <select
      className="input filter"
      aria-label={label}
      value={String(search[name] ?? '')}
      onChange={(event) => change({ [name]: event.target.value || undefined })}
    >
      <option value="">
        {label}: {t('all')}
      </option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
