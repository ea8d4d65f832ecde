import type { Case } from './queries';

type Told = NonNullable<Case['task']>['markings'][number];

/** Points by criterion that stand now: those of whoever settled the task, or the mean of two that agree (`WorkTask.Settle`). */
export function standing(markings: readonly Told[]): Record<string, number> {
  const of = (turn: Told['turn']) => markings.find((marking) => marking.turn === turn)?.points;
  const settled = of('appeal') ?? of('reference') ?? of('third');
  const [first, second] = [of('first'), of('second')];
  if (settled || !first || !second) return { ...(settled ?? first ?? second) };
  return Object.fromEntries(Object.entries(first).map(([id, points]) => [id, (points + (second[id] ?? points)) / 2]));
}
