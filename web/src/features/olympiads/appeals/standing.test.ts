import { describe, expect, it } from 'vitest';
import { standing } from './standing';

type Told = Parameters<typeof standing>[0][number];
const told = (turn: Told['turn'], points: Record<string, number>) =>
  ({ turn, points, comment: '', remarks: [] }) as Told;

describe('the points that stand', () => {
  it('are those of one marking, or the mean of two that agree', () => {
    expect(standing([])).toEqual({});
    expect(standing([told('first', { a: 2 })])).toEqual({ a: 2 });
    expect(standing([told('first', { a: 2, b: 1 }), told('second', { a: 3, b: 1 })])).toEqual({ a: 2.5, b: 1 });
  });

  it('are those of whoever settled it, where somebody did', () => {
    const two = [told('first', { a: 0 }), told('second', { a: 5 })];
    expect(standing([...two, told('third', { a: 4 })])).toEqual({ a: 4 });
    expect(standing([...two, told('third', { a: 4 }), told('appeal', { a: 3 })])).toEqual({ a: 3 });
  });
});
