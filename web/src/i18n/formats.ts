import type { Language } from './index';
import { isElsewhere, timeZone, toWall } from './zone';

const cache = new Map<string, Intl.DateTimeFormat>();

function dates(language: Language, options: Intl.DateTimeFormatOptions) {
  const key = language + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru-RU', options)));
  return format;
}

/** A day of the calendar, which is the same in every zone. */
const calendarDay = /^\d{4}-\d\d-\d\d$/;

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

type Instant = string | number | Date;

/** Dates, numbers and spans as the language writes them. Instants are ISO strings, Dates or milliseconds, and shown by the clock of the cabinet's zone. */
export function formats(language: Language, zone = timeZone()) {
  const locale = language === 'en' ? 'en-GB' : 'ru-RU';
  const date = (instant: Instant) => new Date(instant);
  const dayOf = (instant: Instant) => toWall(date(instant).getTime(), zone).slice(0, 10);
  const write = (instant: Instant, options: Intl.DateTimeFormatOptions) => {
    const isDay = typeof instant === 'string' && calendarDay.test(instant);
    return dates(language, { ...options, timeZone: isDay ? 'UTC' : zone }).format(date(instant));
  };
  /** Where the device's clock shows another hour, the hour says by which zone it goes. */
  const hours = (instant: Instant, isNamed = true): Intl.DateTimeFormatOptions => ({
    hour: '2-digit',
    minute: '2-digit',
    ...(isNamed && isElsewhere(date(instant).getTime(), zone) && { timeZoneName: 'short' }),
  });
  const time = (instant: Instant) => write(instant, hours(instant));
  /** 23 нояб., 10:45; of another year 23 нояб. 2025 г., 10:45 */
  const dateTime = (instant: Instant, isNamed = true) => {
    const isThisYear = dayOf(instant).slice(0, 4) === dayOf(Date.now()).slice(0, 4);
    const year = isThisYear ? {} : ({ year: 'numeric' } as const);
    return write(instant, { day: 'numeric', month: 'short', ...hours(instant, isNamed), ...year });
  };
  return {
    /** 23 ноября 2026 г. */
    date: (instant: Instant) => write(instant, { dateStyle: 'long' }).replace(/ г\.$/, '\u00a0г.'),
    /** 23.11.2026 */
    shortDate: (instant: Instant) => write(instant, { dateStyle: 'short' }),
    /** Понедельник, 23 ноября */
    day: (instant: Instant) => {
      const text = write(instant, { weekday: 'long', day: 'numeric', month: 'long' });
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
    /** 10:45 */
    time,
    /** 10:45:07 */
    timeWithSeconds: (instant: Instant) => write(instant, { ...hours(instant), second: '2-digit' }),
    dateTime,
    /** The end of a span: 10:45 on the day from which one looks, otherwise 23 нояб., 10:45 */
    until: (instant: Instant, from: Instant) => (dayOf(instant) === dayOf(from) ? time(instant) : dateTime(instant)),
    /** A span: 24 нояб., 05:10–06:10 of one day, otherwise 24 нояб., 05:10 — 26 нояб., 06:10 */
    span: (from: Instant, to: Instant) =>
      dayOf(from) === dayOf(to)
        ? `${dateTime(from, false)}–${time(to)}`
        : `${dateTime(from, false)} ${language === 'en' ? '–' : '—'} ${dateTime(to)}`,
    /** How many midnights lie between the two. */
    daysBetween: (from: Instant, to: Instant) =>
      Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000),
    /** 25 нояб. */
    dayAndMonth: (instant: Instant) => write(instant, { day: 'numeric', month: 'short' }),
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
