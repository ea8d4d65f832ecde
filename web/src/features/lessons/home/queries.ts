import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { timetableKey } from '../timetable/queries';

export type HomeItem = Got<'/api/home-schooling'>[number];
export type HomeCase = Got<'/api/home-schooling/{id}'>;
export type PlanItem = HomeCase['items'][number];
export type HomeBasis = Got<'/api/home-schooling/{id}/basis'>;

export const homeKey = [...timetableKey, 'home'] as const;

export const homeListQuery = (past: boolean) =>
  queryOptions({
    queryKey: [...homeKey, 'list', past],
    queryFn: () => body(api.GET('/api/home-schooling', { params: { query: { past } } })),
  });

export const homeCaseQuery = (id: string) =>
  queryOptions({
    queryKey: [...homeKey, 'case', id],
    queryFn: () => body(api.GET('/api/home-schooling/{id}', { params: { path: { id } } })),
  });

export const homeLessonsQuery = (id: string) =>
  queryOptions({
    queryKey: [...homeKey, 'lessons', id],
    queryFn: () => body(api.GET('/api/home-schooling/{id}/lessons', { params: { path: { id } } })),
  });

/** Each reading is written down: never by itself. */
export const readBasis = (id: string) => body(api.GET('/api/home-schooling/{id}/basis', { params: { path: { id } } }));
