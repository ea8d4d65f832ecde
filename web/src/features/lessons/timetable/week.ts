/** Days are written as 2026-11-28. */
const dayMs = 86_400_000;

export const addDays = (day: string, count: number) =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);

export const mondayOf = (day: string) => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

/** Monday to Sunday. */
export const daysOf = (monday: string) => Array.from({ length: 7 }, (_, at) => addDays(monday, at));

export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export type Weekday = (typeof weekdays)[number];

/** «понедельник»: 2024 began with a Monday. */
export const weekdayName = (weekday: string, language: string, width: 'long' | 'short' = 'long') =>
  new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + weekdays.indexOf(weekday as Weekday))),
  );

/** «08:30» of «08:30:00». */
export const shortTime = (time: string) => time.slice(0, 5);

/** «09:15», so many minutes later. */
export function timeAfter(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const all = hours * 60 + rest + minutes;
  return `${String(Math.floor(all / 60) % 24).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}
