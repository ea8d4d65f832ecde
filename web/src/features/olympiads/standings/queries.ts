import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Standing = Got<'/api/olympiads/{id}/standing'>;

/** What a spectator may see. */
export const publicStandingQuery = (id: string) =>
  queryOptions({
    queryKey: ['standings', id],
    queryFn: () => body(api.GET('/api/standings/{id}', { params: { path: { id } } })),
  });

export const publicStandingsQuery = queryOptions({
  queryKey: ['standings'],
  queryFn: () => body(api.GET('/api/standings')),
});
