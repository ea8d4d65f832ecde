import type { Candidate } from './queries';

/** Ticked pupils: person id → track id. It outlives paging and searching. */
export type Chosen = ReadonlyMap<string, string>;

/** Can be entered by this school: not entered yet, or only by the pupil, or withdrawn. */
export const canEnter = (candidate: Candidate) =>
  !candidate.registeredElsewhere && candidate.status !== 'confirmed' && candidate.trackIds.length > 0;

export function toggleOne(chosen: Chosen, candidate: Candidate): Chosen {
  const after = new Map(chosen);
  if (!after.delete(candidate.personId)) after.set(candidate.personId, candidate.trackIds[0]!);
  return after;
}

export function without(chosen: Chosen, personId: string): Chosen {
  const after = new Map(chosen);
  after.delete(personId);
  return after;
}

/** Ticks all rows in sight; when all are ticked, takes them off. */
export function toggleAll(chosen: Chosen, rows: readonly Candidate[]): Chosen {
  const able = rows.filter(canEnter);
  const after = new Map(chosen);
  if (able.every((row) => chosen.has(row.personId))) for (const row of able) after.delete(row.personId);
  else for (const row of able) if (!after.has(row.personId)) after.set(row.personId, row.trackIds[0]!);
  return after;
}

export const itemsOf = (chosen: Chosen) => [...chosen].map(([personId, trackId]) => ({ personId, trackId }));
