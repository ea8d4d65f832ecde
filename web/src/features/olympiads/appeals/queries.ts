import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { ApiError } from '../../../api/errors';

export type MyAppeals = Got<'/api/attempts/{id}/appeals'>;
export type MyAppeal = MyAppeals['appeals'][number];
export type MarkedTask = MyAppeals['marked'][number];
export type ShownTask = Got<'/api/attempts/{id}/shown'>['tasks'][number];
export type Case = Got<'/api/commission/appeals/{id}'>;
export type Spot = NonNullable<Case['spot']>;
export type AppealDesk = Got<'/api/olympiads/{id}/appeals'>;
export type DeskRound = AppealDesk['rounds'][number];
export type DeskAppeal = AppealDesk['appeals'][number];
export type Commission = Got<'/api/olympiads/{id}/commission'>;

/** The showing opens and the commission decides while one looks. */
export const myAppealsQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['attempts', attemptId, 'appeals'],
    queryFn: () => body(api.GET('/api/attempts/{id}/appeals', { params: { path: { id: attemptId } } })),
    refetchInterval: 60_000,
  });

export const shownQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['attempts', attemptId, 'shown'],
    queryFn: () => body(api.GET('/api/attempts/{id}/shown', { params: { path: { id: attemptId } } })),
    retry: (count, error) => !(error instanceof ApiError) && count < 3,
  });

export const analysisQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['rounds', roundId, 'analysis'],
    queryFn: () => body(api.GET('/api/rounds/{id}/analysis', { params: { path: { id: roundId } } })),
  });

export const commissionAppealsQuery = queryOptions({
  queryKey: ['commission'],
  queryFn: () => body(api.GET('/api/commission/appeals')),
  refetchInterval: 15_000,
});

/** Others vote at the same time, at the same table. */
export const caseQuery = (appealId: string) =>
  queryOptions({
    queryKey: ['commission', appealId],
    queryFn: () => body(api.GET('/api/commission/appeals/{id}', { params: { path: { id: appealId } } })),
    refetchInterval: 5_000,
  });

export const appealDeskQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['olympiads', olympiadId, 'appeals'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/appeals', { params: { path: { id: olympiadId } } })),
    refetchInterval: 15_000,
  });

export const commissionQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['olympiads', olympiadId, 'commission'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/commission', { params: { path: { id: olympiadId } } })),
  });
