import { describe, expect, it } from 'vitest';
import { endWithoutServer } from './roundTimes';

const start = Date.parse('2026-11-23T07:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();

describe('the end of a work that begins without the server', () => {
  it.each([
    ['by its duration', 0, 60],
    ['by the window, where that is nearer', 80, 105],
    ['by its duration, where the window that was heard of is over: the round was moved', 120, 180],
  ])('is %s', (_, begins, ends) => {
    const times = { closesAt: at(100), durationMinutes: 55, extraMinutes: 5 };
    expect(endWithoutServer(Date.parse(at(begins)), times)).toBe(Date.parse(at(ends)));
  });

  it('knows that the paper of a grade gives less time than the round', () => {
    const times = { closesAt: at(100), durationMinutes: 55, paperMinutes: -20, extraMinutes: 5 };
    expect(endWithoutServer(Date.parse(at(0)), times)).toBe(Date.parse(at(40)));
  });
});
