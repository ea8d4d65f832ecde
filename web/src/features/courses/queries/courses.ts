import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type Course = Got<'/api/courses/{id}'>;
export type Outline = Schemas['CourseOutline'];
export type Module = Schemas['CourseModule'];
export type Unit = Schemas['OutlineUnit'];
export type Release = Schemas['Release'];
export type UnitContent = Got<'/api/courses/{id}/units/{unitId}'>;
export type UnitDraft = Schemas['UnitDraft'];
export type AssignmentDraft = Schemas['AssignmentDraft'];
export type CohortItem = Course['cohorts'][number];

export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', id],
    queryFn: () => body(api.GET('/api/courses/{id}', { params: { path: { id } } })),
  });

/** What a unit of the draft shows. */
export const unitContentQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['courses', id, 'units', unitId],
    queryFn: () => body(api.GET('/api/courses/{id}/units/{unitId}', { params: { path: { id, unitId } } })),
  });
