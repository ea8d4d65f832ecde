import type { Standing } from './queries';

type Row = Standing['tracks'][number]['rows'][number];

/** What the hub tells of a change of few rows. */
export interface StandingPatch {
  /** Makes current who holds this version or a later one. */
  since: number;
  changedAt: string | null;
  rows: { trackId: string; row: Row }[];
  /** Keys of rows that are no more. */
  gone: string[];
}

/** The standing after a change; null when it must be read, for something before it is missing. */
export function patched(held: Standing, version: number, patch: StandingPatch): Standing | null {
  if (held.version >= version) return held;
  const known = new Set(held.tracks.map(({ trackId }) => trackId));
  if (held.version < patch.since || patch.rows.some(({ trackId }) => !known.has(trackId))) return null;
  const replaced = new Set([...patch.gone, ...patch.rows.map(({ row }) => row.rowId)]);
  const tracks = held.tracks.map((track) => {
    const rows = [
      ...track.rows.filter(({ rowId }) => !replaced.has(rowId)),
      ...patch.rows.filter(({ trackId }) => trackId === track.trackId).map(({ row }) => row),
    ];
    return { ...track, rows: ranked(rows), participants: rows.length, awaitsJury: rows.some((row) => row.awaitsJury) };
  });
  return { ...held, version, changedAt: patch.changedAt, tracks };
}

/** As the server ranks and sorts them: equal sums share all places that they take up, names stand before those without. */
function ranked(rows: readonly Row[]): Row[] {
  const sorted = [...rows].sort(
    (a, b) =>
      b.points - a.points ||
      Number(a.name === null) - Number(b.name === null) ||
      Number((a.name ?? '') > (b.name ?? '')) - Number((a.name ?? '') < (b.name ?? '')) ||
      (a.number ?? 0) - (b.number ?? 0) ||
      Number(a.rowId > b.rowId) - Number(a.rowId < b.rowId),
  );
  const level = new Map<number, number>();
  for (const { points } of sorted) level.set(points, (level.get(points) ?? 0) + 1);
  let [above, from, points] = [0, 0, NaN];
  return sorted.map((row) => {
    if (row.points !== points) [from, points] = [above, row.points];
    above++;
    const place = { from: from + 1, to: from + level.get(points)! };
    return row.place.from === place.from && row.place.to === place.to ? row : { ...row, place };
  });
}
