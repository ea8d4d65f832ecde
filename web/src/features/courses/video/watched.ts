import type { components } from '../../../api/schema';

export type Part = components['schemas']['WatchedPart'];

/** Between two reports of a player that plays there is a quarter of a second; more at a higher speed, and a jump is more than that. */
const longestStep = 3;

/** Adds what was played from one report of the player to the next; a jump is not what was watched. */
export function played(parts: readonly Part[], from: number, to: number): Part[] {
  if (!(to > from) || to - from > longestStep) return [...parts];
  const others = parts.filter((part) => part.to < from - 0.5 || part.from > to + 0.5);
  const near = parts.filter((part) => !others.includes(part));
  const whole = near.reduce((sum, part) => ({ from: Math.min(sum.from, part.from), to: Math.max(sum.to, part.to) }), {
    from,
    to,
  });
  return [...others, whole].sort((a, b) => a.from - b.from);
}

/** 0 to 1. */
export const shareOf = (parts: readonly Part[], seconds: number) =>
  seconds > 0 ? Math.min(1, parts.reduce((sum, { from, to }) => sum + to - from, 0) / seconds) : 0;

/** What has not reached the server yet. */
export interface Unsent {
  position: number;
  parts: Part[];
  seconds: number;
}

/** On this device until the server has it: a line may be away longer than the page. */
export const unsent = {
  read(key: string): Unsent | undefined {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Unsent | null;
      return kept && Array.isArray(kept.parts) ? kept : undefined;
    } catch {
      return undefined;
    }
  },
  keep(key: string, value: Unsent) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // A full or forbidden storage: the open page still has it.
    }
  },
  drop(key: string) {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  },
};
