import { ApiError, NetworkError } from '../api/errors';
import { formats } from '../i18n/formats';
import { currentLanguage, i18next } from '../i18n';

/** The sentence for an error: its code in the namespaces of errors, or an honest general one. */
export function errorText(error: unknown): string {
  if (error instanceof NetworkError) return i18next.t('errors:network');
  if (error instanceof ApiError) return codeText(error.code, error.args, error.status);
  return i18next.t('errors:page.broken');
}

/** Codes are dotted (`olympiad.round.closed`) and so are the keys of the texts. `args` that are instants become dates, and those named `…Bytes` sizes. */
export function codeText(code: string, args: Record<string, unknown> = {}, status = 0): string {
  const values = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, readable(name, value)]));
  const key = ['errors', 'deskErrors', 'courseErrors', 'lessonErrors']
    .map((name) => `${name}:${code}`)
    .find((key) => i18next.exists(key, values));
  if (key) return i18next.t(key as 'errors:network', values);
  return i18next.t(status >= 500 ? 'errors:platform.internal' : 'errors:unknown', { code });
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/;

function readable(name: string, value: unknown): unknown {
  if (typeof value === 'number' && name.endsWith('Bytes')) return formats(currentLanguage()).bytes(value);
  if (typeof value === 'string' && instant.test(value)) return formats(currentLanguage()).dateTime(value);
  return Array.isArray(value) ? formats(currentLanguage()).list(value.map(String)) : value;
}
