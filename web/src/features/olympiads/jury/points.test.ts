import { describe, expect, it } from 'vitest';
import { digitOf, nextOpen, totalOf, valuesOf } from './points';

const criterion = (id: string, maxPoints: number, step = 1) => ({ id, text: id, maxPoints, step });

describe('the points of a criterion', () => {
  it('go by its step', () => {
    expect(valuesOf(criterion('a', 2))).toEqual([0, 1, 2]);
    expect(valuesOf(criterion('a', 0.3, 0.1))).toEqual([0, 0.1, 0.2, 0.3]);
    expect(valuesOf(criterion('a', 100))).toBeUndefined();
  });

  it('are named by a digit where they are whole', () => {
    expect(digitOf(criterion('a', 3), 3)).toBe(3);
    expect(digitOf(criterion('a', 3), 4)).toBeUndefined();
    expect(digitOf(criterion('a', 4, 2), 3)).toBeUndefined();
    expect(digitOf(criterion('a', 2, 0.5), 1)).toBe(1);
  });

  it('add up without the noise of binary fractions', () => expect(totalOf({ a: 0.1, b: 0.2 })).toBe(0.3));
});

describe('the next criterion without points', () => {
  const criteria = [criterion('a', 1), criterion('b', 1), criterion('c', 1)];
  it('is sought after the present one, then from the start', () => {
    expect(nextOpen(criteria, {}, 0)).toBe(1);
    expect(nextOpen(criteria, { b: 1, c: 0 }, 2)).toBe(0);
    expect(nextOpen(criteria, { a: 0, b: 1, c: 0 }, 1)).toBeUndefined();
  });
});
