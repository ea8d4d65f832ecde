import { describe, expect, it } from 'vitest';
import { formats } from './formats';

const { until, dateTime, span } = formats('ru');
const year = new Date().getFullYear();

describe('the end of a span', () => {
  it('is an hour on the same day', () =>
    expect(until(new Date(year, 10, 24, 7, 57), new Date(year, 10, 24, 4, 2))).toBe('07:57'));
  it('has its date on another day', () =>
    expect(until(new Date(year, 10, 26, 7, 57), new Date(year, 10, 24, 4, 2))).toMatch(/^26 нояб\., 07:57$/));
});

describe('a span', () => {
  const from = new Date(year, 10, 24, 5, 10);
  it('of one day names the day once', () =>
    expect(span(from, new Date(year, 10, 24, 6, 10))).toMatch(/^24 нояб\., 05:10–06:10$/));
  it('over midnight names both days', () =>
    expect(span(from, new Date(year, 10, 25, 5, 10))).toMatch(/^24 нояб\., 05:10 — 25 нояб\., 05:10$/));
  it('has its dash as the language writes it', () =>
    expect(formats('en').span(from, new Date(year, 10, 25, 5, 10))).toMatch(/^24 Nov.*05:10 – 25 Nov.*05:10$/));
});

it('a moment of another year says which', () => {
  expect(dateTime(new Date(year, 10, 24, 7, 57))).not.toContain(String(year));
  expect(dateTime(new Date(year - 1, 10, 24, 7, 57))).toContain(String(year - 1));
});
