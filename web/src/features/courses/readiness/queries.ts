import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type Framework = Got<'/api/readiness/framework'>;
export type Area = Framework['areas'][number];
export type OwnReadiness = Got<'/api/readiness'>;
export type Coverage = Got<'/api/readiness/coverage'>;
export type CoverageGroup = Coverage['schools'][number];
export type CourseReadiness = Got<'/api/courses/{id}/readiness'>;
export type CompetenceCheck = Schemas['CompetenceCheck'];
export type Diagnostic = Got<'/api/readiness/diagnostics'>[number];
export type NotTaken = Got<'/api/readiness/diagnostics/{id}/missing'>;
export type NotTakenRow = NotTaken['people'][number];
export type Development = Schemas['Development'];

export const frameworkQuery = queryOptions({
  queryKey: ['readiness', 'framework'],
  queryFn: () => body(api.GET('/api/readiness/framework')),
});

export const ownReadinessQuery = queryOptions({
  queryKey: ['readiness', 'own'],
  queryFn: () => body(api.GET('/api/readiness')),
});

export const coverageQuery = queryOptions({
  queryKey: ['readiness', 'coverage'],
  queryFn: () => body(api.GET('/api/readiness/coverage')),
});

export const courseReadinessQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', id, 'readiness'],
    queryFn: () => body(api.GET('/api/courses/{id}/readiness', { params: { path: { id } } })),
  });

/** By what a diagnostic that draws from this bank would measure each competence. */
export const diagnosticProposalQuery = (bankId: string | null) =>
  queryOptions({
    queryKey: ['readiness', 'framework', 'diagnostic', bankId],
    queryFn: () =>
      body(api.GET('/api/readiness/framework/diagnostic', { params: { query: bankId ? { bankId } : {} } })),
  });

export const diagnosticsQuery = queryOptions({
  queryKey: ['readiness', 'diagnostics'],
  queryFn: () => body(api.GET('/api/readiness/diagnostics')),
});

export const notTakenQuery = (id: string, cohortId: string | null) =>
  queryOptions({
    queryKey: ['readiness', 'diagnostics', id, cohortId],
    queryFn: () =>
      body(
        api.GET('/api/readiness/diagnostics/{id}/missing', {
          params: { path: { id }, query: cohortId ? { cohortId } : {} },
        }),
      ),
  });
