import type { Quotas } from '../queries/cohorts';

/** Places as they are being written, by school; a school that is not there has what was saved. */
export type Draft = Readonly<Record<string, string>>;

type School = Pick<Quotas['schools'][number], 'organizationId' | 'places'>;

const placesIn = (school: School, draft: Draft) => {
  const written = draft[school.organizationId];
  return written === undefined ? school.places : Math.max(0, Math.trunc(Number(written)) || 0);
};

/** What is saved: schools without places are left out. */
export const placesOf = (schools: readonly School[], draft: Draft) =>
  schools
    .map((school) => ({ organizationId: school.organizationId, places: placesIn(school, draft) }))
    .filter(({ places }) => places > 0);

export const sumOf = (schools: readonly School[], draft: Draft) =>
  schools.reduce((sum, school) => sum + placesIn(school, draft), 0);
