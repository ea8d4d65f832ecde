/**
 * The first of September of which one may speak today, the likelier first: from June to the end of August the one ahead,
 * otherwise that of the school year that runs.
 */
export function firstDays(now: number): [string, string] {
  const today = new Date(now);
  const [year, month] = [today.getFullYear(), today.getMonth()];
  const running = month >= 8 ? year : year - 1;
  const day = (of: number) => `${String(of)}-09-01`;
  return month >= 5 && month < 8 ? [day(running + 1), day(running)] : [day(running), day(running + 1)];
}
