import { expect, it } from 'vitest';
import { firstDays } from './schoolYears';

it.each([
  ['in summer the year ahead comes first', new Date(2026, 7, 20), ['2026-09-01', '2025-09-01']],
  ['in September the year that has begun', new Date(2026, 8, 3), ['2026-09-01', '2027-09-01']],
  ['in spring still the year that runs', new Date(2027, 3, 3), ['2026-09-01', '2027-09-01']],
] as const)('%s', (_, day, expected) => expect(firstDays(day.getTime())).toEqual(expected));
