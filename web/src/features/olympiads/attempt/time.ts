import { serverClock } from '../../../api/clock';

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

/** The times of a round, as the participant's page knows them. */
export interface RoundTimes {
  closesAt: string;
  durationMinutes: number;
  /** What the paper gives beside that, fewer where negative; a page that was kept by an earlier version does not know. */
  paperMinutes?: number;
  extraMinutes: number;
}

/** How long a work may take, in minutes. */
export const minutesOf = ({
  durationMinutes,
  paperMinutes = 0,
}: Pick<RoundTimes, 'durationMinutes' | 'paperMinutes'>) => durationMinutes + paperMinutes;

/**
 * The deadline of a work that begins `now` without the server, in milliseconds since the epoch. A key is given out for a round that goes: one that is over by what
 * this device last heard was moved while it had no network. The server's clock decides later.
 */
export function endWithoutServer(now: number, times: RoundTimes): number {
  const [minute, closes] = [60_000, Date.parse(times.closesAt)];
  return Math.min(now + minutesOf(times) * minute, closes > now ? closes : Infinity) + times.extraMinutes * minute;
}
