import { serverClock } from '../api/clock';

/** What the server tells of the time of an attempt, with every snapshot, notice and receipt. */
export interface Told {
  /** While a pause lasts: the deadline that it would leave if it ended at `now`. */
  deadline: string;
  now: string;
  /** Since when the clock stands. A copy of the paper that an earlier page kept does not say it. */
  pausedAt?: string | null;
}

export interface Time {
  /** Milliseconds since the epoch, by the server. */
  deadline: number;
  /** While a pause lasts: since when, and how many milliseconds are left; they do not go down. */
  paused: { since: string; left: number } | undefined;
}

/** Both moments are the server's: what is left in a pause follows from them alone, whatever the clock of the device does. */
export const timeOf = ({ deadline, now, pausedAt }: Told): Time => ({
  deadline: Date.parse(deadline),
  paused: pausedAt ? { since: pausedAt, left: Date.parse(deadline) - Date.parse(now) } : undefined,
});

/** The same time as a snapshot would tell it. */
export const toldBy = ({ deadline, paused }: Time): Told => ({
  deadline: new Date(deadline).toISOString(),
  now: new Date(paused ? deadline - paused.left : serverClock.now()).toISOString(),
  pausedAt: paused?.since ?? null,
});

/** Milliseconds; negative after the end. */
export const leftOf = ({ deadline, paused }: Time) => paused?.left ?? deadline - serverClock.now();
