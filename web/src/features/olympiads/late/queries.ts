import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export { lateRoundsQuery } from '../../people/queries/jury';

export type LateWork = Got<'/api/rounds/{id}/late'>['works'][number];
export type LateDetails = Got<'/api/attempts/{id}/late'>;
export type TaskAnswers = Got<'/api/attempts/{id}/tasks/{position}/answers'>;
export type Grade = LateWork['grade'];

export const lateKey = ['late'] as const;

export const lateWorksQuery = (roundId: string) =>
  queryOptions({
    queryKey: [...lateKey, 'round', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/late', { params: { path: { id: roundId } } })),
  });

export const lateWorkQuery = (workId: string) =>
  queryOptions({
    queryKey: [...lateKey, 'work', workId],
    queryFn: () => body(api.GET('/api/attempts/{id}/late', { params: { path: { id: workId } } })),
  });

export const taskAnswersQuery = (workId: string, position: number) =>
  queryOptions({
    queryKey: [...lateKey, 'work', workId, position],
    queryFn: () =>
      body(api.GET('/api/attempts/{id}/tasks/{position}/answers', { params: { path: { id: workId, position } } })),
  });
