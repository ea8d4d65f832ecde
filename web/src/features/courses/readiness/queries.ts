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
