/** How many works fall into each span of points. `from` counts in, `to` counts out except in the last span. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

const steps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000];

/** Spans of a round width, at most `limit` of them, over all points from 0 (or below, with negative marks) to the maximum. */
export function distribution(points: readonly number[], maxPoints: number, limit = 20): Bin[] {
  // Not by spreading them into Math.min: a standing may have more rows than a call may have arguments.
  const low = points.reduce((a, b) => Math.min(a, b), 0);
  const high = points.reduce((a, b) => Math.max(a, b), Math.max(maxPoints, 1));
  const step = steps.find((width) => Math.ceil((high - low) / width) <= limit) ?? Math.ceil((high - low) / limit);
  const first = Math.floor(low / step) * step;
  const bins: Bin[] = [];
  for (let from = first; from < high; from += step) bins.push({ from, to: Math.min(from + step, high), count: 0 });
  for (const value of points) bins[Math.min(bins.length - 1, Math.floor((value - first) / step))]!.count++;
  return bins;
}

/** The middle of the sorted points, of which there is at least one. */
export function median(points: readonly number[]): number {
  const sorted = [...points].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** «1» or «1–2»: equal sums share places. */
export const placeText = ({ from = 0, to = from }: { from?: number; to?: number }) =>
  from === to ? String(from) : `${String(from)}–${String(to)}`;
