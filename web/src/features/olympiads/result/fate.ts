import type { TaskResult } from './queries';

export type Fate = 'full' | 'part' | 'nothing' | 'empty' | 'late' | 'jury';

/** What became of a task: its points, or why there are none. */
export function fateOf({ points, maxPoints, answer, late }: TaskResult): Fate {
  if (points === null) return 'jury';
  if (points >= maxPoints) return 'full';
  if (points > 0) return 'part';
  if (answer !== null) return 'nothing';
  return late ? 'late' : 'empty';
}
