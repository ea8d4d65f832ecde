import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type SchoolCohort = Got<'/api/school-cohorts'>[number];
export type SchoolPage = Got<'/api/school-cohorts/{id}'>;
export type Candidate = SchoolPage['people'][number];

/** Cohorts in which the caller's schools have places. */
export const schoolCohortsQuery = queryOptions({
  queryKey: ['school-cohorts'],
  queryFn: () => body(api.GET('/api/school-cohorts')),
});

export const schoolCohortQuery = (id: string, organizationId: string) =>
  queryOptions({
    queryKey: ['school-cohorts', id, organizationId],
    queryFn: () => body(api.GET('/api/school-cohorts/{id}', { params: { path: { id }, query: { organizationId } } })),
  });
