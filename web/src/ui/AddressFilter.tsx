import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTableState } from './tableState';
import './field.css';
import './dataTable.css';

interface Props {
  /** Its name in the address. */
  name: string;
  label: string;
  /** The choice that filters nothing: «label: all» unless it says otherwise; null where the first option stands until another is chosen. */
  all?: string | null;
  options: readonly (readonly [value: string, label: string])[];
}

/** What stands in the address under a name. */
export function useAddressValue(name: string): string {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const value = search[name];
  return value === undefined || value === null ? '' : String(value);
}

/** A filter of a table, kept in the address like the rest of the table's state. */
export function AddressFilter({ name, label, all, options }: Props) {
  const { t } = useTranslation();
  const value = useAddressValue(name);
  const [, change] = useTableState();
  return (
    <select
      className="input table-filter"
      aria-label={label}
      value={value}
      onChange={(event) => change({ [name]: event.target.value || undefined })}
    >
      {all !== null && <option value="">{all ?? t('table.allOf', { label })}</option>}
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
