import { describe, expect, it } from 'vitest';
import { isCurrent, isoDay, parseClass } from './classes';

describe('parseClass', () => {
  it.each([
    ['8', 8, ''],
    ['8б', 8, 'Б'],
    ['10-А', 10, 'А'],
    [' 9 «В» ', 9, 'В'],
    ['11эм', 11, 'ЭМ'],
    ['8A', 8, 'А'],
  ])('reads %s', (text, grade, letter) => expect(parseClass(text)).toEqual({ grade, letter }));

  it.each(['', 'Б', '0', '12', '8 Б класс'])('refuses «%s»', (text) => expect(parseClass(text)).toBeUndefined());
});

describe('isCurrent', () => {
  it('counts the first and the last day in', () => {
    const span = { from: '2026-09-01', to: '2026-11-23' };
    expect(['2026-08-31', '2026-09-01', '2026-11-23', '2026-11-24'].map((day) => isCurrent(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

it('names the day of this device', () => {
  expect(isoDay(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
});
