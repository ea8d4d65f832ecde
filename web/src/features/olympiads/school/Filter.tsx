import { useSearch } from '@tanstack/react-router';
import '../../../ui/field.css';
import { useTableState } from '../../../ui/tableState';
import './school.css';

/** What stands in the address under a name. */
export function useAddressValue(name: string): string {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const value = search[name];
  return value === undefined || value === null ? '' : String(value);
}

interface Props {
  name: string;
  label: string;
  /** The choice that filters nothing; without it the first option stands until another is chosen. */
  all?: string;
  options: readonly (readonly [value: string, label: string])[];
}

/** A filter of a table, kept in the address. */
export function Filter({ name, label, all, options }: Props) {
  const value = useAddressValue(name);
  const [, change] = useTableState();
  return (
    <select
      className="input table-filter"
      aria-label={label}
      value={value}
      onChange={(event) => change({ [name]: event.target.value || undefined })}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
  );
}
