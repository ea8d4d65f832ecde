import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export { markingTasksQuery, questionRoundsQuery } from '../../people/queries/jury';

export type MarkingTask = Got<'/api/marking'>[number];
export type MarkingView = Got<'/api/markings/{id}'>;
export type Jury = Got<'/api/olympiads/{id}/jury'>;
export type JuryBoard = Got<'/api/rounds/{id}/jury-board'>;
export type Questions = Got<'/api/rounds/{id}/questions'>;
export type Question = Questions['questions'][number];
export type Conflicts = Got<'/api/rounds/{id}/conflicts'>;
export type Difference = Got<'/api/rounds/{id}/differences'>[number];

export const juryBoardQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['jury-board', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/jury-board', { params: { path: { id: roundId } } })),
  });

export const differencesQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['jury-differences', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/differences', { params: { path: { id: roundId } } })),
  });

export const questionsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['participant-questions', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/questions', { params: { path: { id: roundId } } })),
  });

export const conflictsQuery = (roundId: string) =>
  queryOptions({
    queryKey: ['conflicts', roundId],
    queryFn: () => body(api.GET('/api/rounds/{id}/conflicts', { params: { path: { id: roundId } } })),
  });

export const savedCommentsQuery = (roundId: string, taskId: string) =>
  queryOptions({
    queryKey: ['saved-comments', roundId, taskId],
    queryFn: () =>
      body(api.GET('/api/rounds/{id}/tasks/{taskId}/comments', { params: { path: { id: roundId, taskId } } })),
  });

export const earlierAnswersQuery = (markingId: string) =>
  queryOptions({
    queryKey: ['earlier-answers', markingId],
    queryFn: () => body(api.GET('/api/markings/{id}/answers', { params: { path: { id: markingId } } })),
  });

export const juryQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['jury', olympiadId],
    queryFn: () => body(api.GET('/api/olympiads/{id}/jury', { params: { path: { id: olympiadId } } })),
  });

/** How a work comes to be marked. */
export type Claim =
  | { kind: 'next' }
  /** By the chair, beforehand: it becomes a control work. */
  | { kind: 'reference' }
  /** By the chair, between two markings. */
  | { kind: 'settle'; cipher: string };

/** A work of the task, leased; null when nothing is left. */
export async function claim(roundId: string, taskId: string, how: Claim): Promise<MarkingView | null> {
  const path = { id: roundId, taskId };
  const { data, response } = await (how.kind === 'next'
    ? api.POST('/api/rounds/{id}/tasks/{taskId}/claim', { params: { path } })
    : how.kind === 'reference'
      ? api.POST('/api/rounds/{id}/tasks/{taskId}/reference', { params: { path } })
      : api.POST('/api/rounds/{id}/tasks/{taskId}/works/{cipher}/settle', {
          params: { path: { ...path, cipher: how.cipher } },
        }));
  return response.status === 204 ? null : (data as MarkingView);
}
