const two = (value: number) => String(value).padStart(2, '0');

/** An instant as `<input type="datetime-local">` takes it, in the device's zone. */
export function toInput(instant: string | number): string {
  const date = new Date(instant);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** What stands in the input as an instant; undefined while it is not a date. */
export function fromInput(value: string): string | undefined {
  const time = new Date(value).getTime();
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Today plus days at an hour of the device's zone, for proposals. */
export function inDays(now: number, days: number, hour: number, minute = 0): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, minute, 0, 0);
  return toInput(date.getTime());
}
