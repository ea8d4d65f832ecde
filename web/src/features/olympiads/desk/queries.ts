import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { allPages } from './allPages';

export type OlympiadRow = Got<'/api/olympiads'>['items'][number];
export type Olympiad = Got<'/api/olympiads/{id}'>;
export type Round = Olympiad['rounds'][number];
export type Track = Olympiad['tracks'][number];
export type Certificate = Got<'/api/certificates'>['items'][number];

/** Everything the organizer sees of one olympiad is under this key. */
export const olympiadKey = (id: string) => ['olympiads', id] as const;

export const olympiadsQuery = queryOptions({
  queryKey: ['olympiads', 'all'],
  queryFn: () =>
    allPages((page, size) => body(api.GET('/api/olympiads', { params: { query: { Page: page, Size: size } } })), 100),
});

export const olympiadQuery = (id: string) =>
  queryOptions({
    queryKey: [...olympiadKey(id), 'plan'],
    queryFn: () => body(api.GET('/api/olympiads/{id}', { params: { path: { id } } })),
  });

export const seasonsQuery = queryOptions({
  queryKey: ['seasons'],
  queryFn: () => body(api.GET('/api/seasons')),
  staleTime: 600_000,
});

export const subjectsQuery = queryOptions({
  queryKey: ['subjects'],
  queryFn: () => body(api.GET('/api/subjects')),
  staleTime: 600_000,
});

export const certificatesQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: [...olympiadKey(olympiadId), 'certificates'],
    queryFn: () =>
      allPages(
        (page, pageSize) => body(api.GET('/api/certificates', { params: { query: { olympiadId, page, pageSize } } })),
        200,
      ),
  });
