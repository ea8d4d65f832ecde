/** What a line was measured to carry. */
export interface LineMeasured {
  /** ms. */
  roundTrip: number;
  /** Share of packets, 0 to 1. */
  loss: number;
  /** kbit/s in the narrower direction; undefined where only requests were timed. */
  rate: number | undefined;
}

/** From the best: all, small pictures, sound with slides and board, not even that for sure. */
export type Verdict = 'all' | 'small' | 'sound' | 'poor';

/** A voice takes 25 kbit/s and its headers as much, a small picture 90, a large one 500. */
export function verdictOf({ roundTrip, loss, rate = Infinity }: LineMeasured): Verdict {
  if (rate < 45 || loss > 0.15 || roundTrip > 2_500) return 'poor';
  if (rate < 170 || loss > 0.05 || roundTrip > 1_200) return 'sound';
  if (rate < 500 || loss > 0.02 || roundTrip > 500) return 'small';
  return 'all';
}
