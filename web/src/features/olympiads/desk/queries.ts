import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { allPages } from './allPages';

export type OlympiadRow = Got<'/api/olympiads'>['items'][number];
export type Olympiad = Got<'/api/olympiads/{id}'>;
export type Round = Olympiad['rounds'][number];
export type Track = Olympiad['tracks'][number];
export type Issuing = Got<'/api/olympiads/{olympiadId}/certificates/issuing'>;
export type Certificate = Got<'/api/certificates'>['items'][number];

/** Everything the organizer sees of one olympiad is under this key. */
export const olympiadKey = (id: string) => ['olympiads', id] as const;

export const olympiadsQuery = queryOptions({
  queryKey: ['olympiads', 'all'],
  queryFn: () => allPages((page, size) => body(api.GET('/api/olympiads', { params: { query: { page, size } } })), 100),
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

export type Standing = Got<'/api/olympiads/{id}/standing'>;
export type Scoring = Got<'/api/rounds/{id}/scoring'>;
export type Entry = Got<'/api/olympiads/{id}/registrations'>['items'][number];
export type Board = Got<'/api/rounds/{id}/board'>;
export type Paper = Got<'/api/papers/{id}'>;
export type Sealing = Got<'/api/rounds/{id}/sealing'>;

export const standingQuery = (id: string) =>
  queryOptions({
    queryKey: [...olympiadKey(id), 'standing'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/standing', { params: { path: { id } } })),
  });

export const scoringQuery = (olympiadId: string, roundId: string) =>
  queryOptions({
    queryKey: [...olympiadKey(olympiadId), 'scoring', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/scoring', { params: { path: { id: roundId } } })),
  });

export const sealingQuery = (olympiadId: string, roundId: string) =>
  queryOptions({
    queryKey: [...olympiadKey(olympiadId), 'sealing', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/sealing', { params: { path: { id: roundId } } })),
  });

export const entriesQuery = (id: string) =>
  queryOptions({
    queryKey: [...olympiadKey(id), 'entries'],
    queryFn: () =>
      allPages(
        (page, size) =>
          body(
            api.GET('/api/olympiads/{id}/registrations', {
              params: { path: { id }, query: { page, size } },
            }),
          ),
        200,
      ),
  });

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: [...olympiadKey(id), 'checklist'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/checklist', { params: { path: { id } } })),
  });

export const boardQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['rounds', roundId, 'board'],
    queryFn: () => body(api.GET('/api/rounds/{id}/board', { params: { path: { id: roundId } } })),
  });

export const paperQuery = (id: string) =>
  queryOptions({
    queryKey: ['papers', id],
    queryFn: () => body(api.GET('/api/papers/{id}', { params: { path: { id } } })),
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['papers', id, 'preview'],
    queryFn: () => body(api.GET('/api/papers/{id}/preview', { params: { path: { id } } })),
  });
