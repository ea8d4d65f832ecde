import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type Learning = Got<'/api/learning/{id}'>;
export type LearnedUnit = Learning['modules'][number]['units'][number];
export type UnitPageData = Got<'/api/learning/{id}/units/{unitId}'>;
export type UnitView = Schemas['UnitView'];
export type UnitKind = Schemas['UnitKind'];
export type UnitAssignment = Schemas['UnitAssignment'];
export type Criterion = Schemas['Criterion'];
export type HandedIn = Schemas['HandedIn'];
export type HandedInFile = Schemas['HandedInFile'];

export const learnedCourseQuery = (id: string) =>
  queryOptions({
    queryKey: ['learning', id],
    queryFn: () => body(api.GET('/api/learning/{id}', { params: { path: { id } } })),
  });

export const learnedUnitQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['learning', id, 'units', unitId],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}', { params: { path: { id, unitId } } })),
  });

/** What the learner has handed in for an assignment, the last try first. */
export const triesQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['learning', id, 'units', unitId, 'tries'],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}/submissions', { params: { path: { id, unitId } } })),
  });
