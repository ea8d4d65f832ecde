import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

/** A work after its preliminary results were published. */
export type Result = Got<'/api/attempts/{id}/result'>;
export type TaskResult = Result['tasks'][number];

export const resultQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['attempts', attemptId, 'result'],
    queryFn: () => body(api.GET('/api/attempts/{id}/result', { params: { path: { id: attemptId } } })),
  });
