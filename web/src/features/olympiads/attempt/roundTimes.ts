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
