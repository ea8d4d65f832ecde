import type { MarkingView } from './queries';

type Criterion = MarkingView['criteria'][number];
export type Points = Record<string, number>;

/** Up to so many values are buttons; more are typed. */
const mostButtons = 21;

/** All values that the criterion allows, lowest first; undefined when these are too many to press. */
export function valuesOf({ maxPoints, step }: Criterion): number[] | undefined {
  const count = Math.round(maxPoints / step) + 1;
  return count > mostButtons ? undefined : Array.from({ length: count }, (_, n) => Number((n * step).toFixed(4)));
}

const allows = ({ maxPoints, step }: Criterion, points: number) =>
  points >= 0 && points <= maxPoints && Number.isInteger(Number((points / step).toFixed(6)));

/** The points that are held elsewhere, with what was changed here since they were last read, as far as the criteria allow it. */
export function mergedPoints(criteria: Criterion[], before: Points, held: Points, own: Points): Points {
  const merged = criteria.map((criterion) => {
    const { id } = criterion;
    return [id, own[id] === before[id] ? held[id] : own[id], criterion] as const;
  });
  return Object.fromEntries(
    merged.flatMap(([id, points, criterion]) =>
      points !== undefined && allows(criterion, points) ? [[id, points]] : [],
    ),
  );
}

/** What a digit means for a criterion: that many points, if it allows them. */
export const digitOf = (criterion: Criterion, digit: number) => (allows(criterion, digit) ? digit : undefined);

export const totalOf = (points: Points) =>
  Number(
    Object.values(points)
      .reduce((sum, given) => sum + given, 0)
      .toFixed(4),
  );

/** The first criterion without points after the given one, in a circle; undefined when all have some. */
export function nextOpen(criteria: Criterion[], points: Points, after: number): number | undefined {
  const order = criteria.map((_, n) => (after + 1 + n) % criteria.length);
  return order.find((index) => points[criteria[index]!.id] === undefined);
}
