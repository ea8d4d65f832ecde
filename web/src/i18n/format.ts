import { useTranslation } from 'react-i18next';
import type { Language } from './index';

const cache = new Map<string, Intl.DateTimeFormat>();

function dates(language: Language, options: Intl.DateTimeFormatOptions) {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru-RU', options)));
  return format;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

const sizes = [
  ['gigabyte', 1_000_000_000],
  ['megabyte', 1_000_000],
  ['kilobyte', 1_000],
] as const;

/** Dates, numbers and spans as the language writes them. Instants are ISO strings, Dates or milliseconds. */
export function formats(language: Language) {
  const locale = language === 'en' ? 'en-GB' : 'ru-RU';
  const date = (instant: string | number | Date) => new Date(instant);
  /** 23 нояб., 10:45; of another year 23 нояб. 2025 г., 10:45 */
  const dateTime = (instant: string | number | Date) => {
    const year = date(instant).getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const);
    const options = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', ...year } as const;
    return dates(language, options).format(date(instant));
  };
  return {
    /** 23 ноября 2026 г. */
    date: (instant: string | number | Date) =>
      dates(language, { dateStyle: 'long' }).format(date(instant)).replace(/ г\.$/, '\u00a0г.'),
    /** 23.11.2026 */
    shortDate: (instant: string | number | Date) => dates(language, { dateStyle: 'short' }).format(date(instant)),
    /** Понедельник, 23 ноября */
    day: (instant: string | number | Date) => {
      const text = dates(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(date(instant));
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
    /** 10:45 */
    time: (instant: string | number | Date) => dates(language, { timeStyle: 'short' }).format(date(instant)),
    /** 10:45:07 */
    timeWithSeconds: (instant: string | number | Date) =>
      dates(language, { timeStyle: 'medium' }).format(date(instant)),
    dateTime,
    /** The end of a span: 10:45 on the day from which one looks, otherwise 23 нояб., 10:45 */
    until: (instant: string | number | Date, from: string | number | Date) =>
      date(instant).toDateString() === date(from).toDateString()
        ? dates(language, { timeStyle: 'short' }).format(date(instant))
        : dateTime(instant),
    /** A span: 24 нояб., 05:10–06:10 of one day, otherwise 24 нояб., 05:10 — 26 нояб., 06:10 */
    span: (from: string | number | Date, to: string | number | Date) =>
      date(from).toDateString() === date(to).toDateString()
        ? `${dateTime(from)}–${dates(language, { timeStyle: 'short' }).format(date(to))}`
        : `${dateTime(from)} ${language === 'en' ? '–' : '—'} ${dateTime(to)}`,
    /** 25 нояб. */
    dayAndMonth: (instant: string | number | Date) =>
      dates(language, { day: 'numeric', month: 'short' }).format(date(instant)),
    /** «завтра», «через 3 дня» */
    relativeDay: (days: number) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day'),
    number: (value: number, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options).format(value),
    percent: (share: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    /** «через 34 минуты», «2 дня назад»: the distance of `instant` from `now`, both in milliseconds. */
    relative: (instant: number, now: number) => {
      const distance = instant - now;
      const [unit, size] = units.find(([, length]) => Math.abs(distance) >= length) ?? ['second', 1_000];
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(distance / size), unit);
    },
    /** 1,2 МБ */
    bytes: (count: number) => {
      const [unit, size] = sizes.find(([, least]) => count >= least) ?? sizes.at(-1)!;
      return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(count / size);
    },
    list: (items: string[]) => new Intl.ListFormat(locale).format(items),
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormats(): Formats {
  const { i18n } = useTranslation();
  return formats(i18n.language === 'en' ? 'en' : 'ru');
}
