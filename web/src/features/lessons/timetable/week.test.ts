import { describe, expect, it } from 'vitest';
import { addDays, daysOf, isDay, mondayOf, timeAfter, weekdayName } from './week';

describe('weeks', () => {
  it('begin on Monday, also for a Sunday and over the New Year', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(daysOf('2026-12-28').at(-1)).toBe('2027-01-03');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('are asked for by a day that exists', () => {
    expect(isDay('2026-11-23')).toBe(true);
    expect(isDay('2026-13-01')).toBe(false);
    expect(isDay('tomorrow')).toBe(false);
  });

  it('have days with names in both languages', () => {
    expect(weekdayName('monday', 'ru')).toBe('понедельник');
    expect(weekdayName('saturday', 'en')).toBe('Saturday');
  });

  it('have lessons that end by the clock', () => {
    expect(timeAfter('08:30:00', 45)).toBe('09:15');
    expect(timeAfter('23:30', 45)).toBe('00:15');
  });
});
