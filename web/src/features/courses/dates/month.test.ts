import { expect, it } from 'vitest';
import { shifted, weeksOf } from './month';

it('begins weeks on Monday and shows every day of the month once', () => {
  const weeks = weeksOf('2026-11');
  expect(weeks[0]![0]).toBe('2026-10-26');
  expect(weeks.at(-1)!.at(-1)).toBe('2026-12-06');
  const days = weeks.flat().filter((day) => day.startsWith('2026-11'));
  expect(days).toHaveLength(30);
  expect(new Set(days).size).toBe(30);
});

it('needs four weeks for a February that begins on Monday', () => {
  expect(weeksOf('2027-02')).toHaveLength(4);
});

it('goes over the year', () => {
  expect([shifted('2026-12', 1), shifted('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});
