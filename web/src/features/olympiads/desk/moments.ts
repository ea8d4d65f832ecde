import { fromWall, toWall } from '../../../i18n/zone';

/** An instant as `<input type="datetime-local">` takes it, in the cabinet's zone. */
export const toInput = (instant: string | number) => toWall(new Date(instant).getTime());

/** What stands in the input as an instant; undefined while it is not a date. */
export function fromInput(value: string): string | undefined {
  const time = fromWall(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Today plus days at an hour of the cabinet's zone, for proposals. */
export function inDays(now: number, days: number, hour: number, minute = 0): string {
  const [year, month, day] = toWall(now).slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, day! + days, hour, minute)).toISOString().slice(0, 16);
}
