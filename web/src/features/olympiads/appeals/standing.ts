import type { Case } from './queries';

type Told = NonNullable<Case['task']>['markings'][number];

/** Points by criterion that stand now: of the marking that counts, or the mean of those that do. */
export function standing(markings: readonly Told[]): Record<string, number> {
  const counting = markings.filter(({ counts }) => counts).map(({ points }) => points);
  const ids = new Set(counting.flatMap((points) => Object.keys(points)));
  return Object.fromEntries(
    [...ids].map((id) => {
      const given = counting.flatMap((points) => points[id] ?? []);
      return [id, given.reduce((sum, points) => sum + points, 0) / given.length];
    }),
  );
}
