import type { UseFormReturnType } from '@mantine/form';
import { ApiError } from '../api/errors';
import { codeText } from './errorText';

/**
 * Fields of this product take what @mantine/form gives: `<TextField label={…} key={form.key('name')} {...form.getInputProps('name')} />`.
 * This puts the server's complaints about single fields beside them. Returns what is left for the form's ErrorNotice.
 */
export function placeFieldErrors<T extends Record<string, unknown>>(
  form: UseFormReturnType<T>,
  error: unknown,
): unknown {
  if (!(error instanceof ApiError)) return error;
  const entries = Object.entries(error.fields);
  if (entries.length === 0) return error;
  form.setErrors(
    Object.fromEntries(entries.map(([field, codes]) => [field, codes.map((code) => codeText(code)).join(' ')])),
  );
  return undefined;
}
