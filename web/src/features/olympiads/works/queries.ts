import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { ApiError } from '../../../api/errors';

export type PublishedWork = Got<'/api/published-works/{id}'>;
export type WorkTask = PublishedWork['tasks'][number];
export type PublishedWorks = Got<'/api/standings/{id}/works'>;
export type WorthyWorks = Got<'/api/olympiads/{id}/published-works'>;
export type WorthyWork = WorthyWorks['works'][number];

/** A consent is withdrawn while one looks: an open page takes the work away within this time, ms. */
const watching = 30_000;

const retry = (count: number, error: unknown) => !(error instanceof ApiError) && count < 3;

/** Nobody may read it, any more or not yet. */
export const isGone = (error: unknown) =>
  error instanceof ApiError && (error.status === 404 || error.code === 'olympiad.results.not-published');

export const publishedWorksQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['works', olympiadId],
    queryFn: () => body(api.GET('/api/standings/{id}/works', { params: { path: { id: olympiadId } } })),
    retry,
  });

export const publishedWorkQuery = (workId: string) =>
  queryOptions({
    queryKey: ['works', 'one', workId],
    queryFn: () => body(api.GET('/api/published-works/{id}', { params: { path: { id: workId } } })),
    retry,
    refetchInterval: watching,
  });

export const watchedWorksQuery = (olympiadId: string) => ({
  ...publishedWorksQuery(olympiadId),
  refetchInterval: watching,
});

export const worthyWorksQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['olympiads', olympiadId, 'works'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/published-works', { params: { path: { id: olympiadId } } })),
    retry,
  });

/** Each look is written down by the server: once for each time that the page is opened. */
export const previewQuery = (olympiadId: string, attemptId: string) =>
  queryOptions({
    queryKey: ['olympiads', olympiadId, 'works', attemptId],
    queryFn: () =>
      body(
        api.GET('/api/olympiads/{id}/published-works/{attemptId}', { params: { path: { id: olympiadId, attemptId } } }),
      ),
    retry,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnReconnect: false,
  });
