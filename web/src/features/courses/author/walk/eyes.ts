import type { Eyes } from './queries';

const day = /^\d{4}-\d\d-\d\d$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** Through whose eyes the address asks to look: in the morning of the first day of a cohort that begins today where it does not say. */
export function eyesOf(search: Record<string, unknown>, today: string): Eyes {
  const read = (value: unknown, shape: RegExp, otherwise: string) =>
    typeof value === 'string' && shape.test(value) && !Number.isNaN(Date.parse(value)) ? value : otherwise;
  const startsOn = read(search.startsOn, day, today);
  return {
    startsOn,
    at: read(search.at, moment, `${startsOn}T09:00`),
    group: typeof search.group === 'string' ? search.group : '',
  };
}

/** Which day of the cohort it is, the first being 1; below 1 before it. */
export const dayOfCohort = ({ startsOn, at }: Eyes) =>
  Math.round((Date.parse(at.slice(0, 10)) - Date.parse(startsOn)) / 86_400_000) + 1;
