import { expect, it } from 'vitest';
import { standing } from './standing';

type Told = Parameters<typeof standing>[0][number];
const told = (points: Record<string, number>, counts: boolean) => ({ points, counts }) as Told;

it.each([
  [[], {}],
  [[told({ a: 2 }, true)], { a: 2 }],
  [[told({ a: 2, b: 1 }, true), told({ a: 3, b: 1 }, true)], { a: 2.5, b: 1 }],
  [[told({ a: 0 }, false), told({ a: 5 }, false), told({ a: 4 }, true)], { a: 4 }],
  // Two that differ, which nobody has settled yet.
  [[told({ a: 0 }, false), told({ a: 5 }, false)], {}],
] as [Told[], Record<string, number>][])(
  'the points that stand are those of the markings that count',
  (markings, points) => {
    expect(standing(markings)).toEqual(points);
  },
);
