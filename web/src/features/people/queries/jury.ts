import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';

/** Tasks that the person marks. */
export const markingTasksQuery = queryOptions({
  queryKey: ['marking'],
  queryFn: () => body(api.GET('/api/marking')),
});

/** Rounds in which participants may ask, or have asked. */
export const questionRoundsQuery = queryOptions({
  queryKey: ['question-rounds'],
  queryFn: () => body(api.GET('/api/marking/questions')),
});

/** Olympiads whose results the person signs. */
export const chairedQuery = queryOptions({
  queryKey: ['results', 'chaired'],
  queryFn: () => body(api.GET('/api/results')),
});

export const lateRoundsQuery = queryOptions({
  queryKey: ['late', 'rounds'],
  queryFn: () => body(api.GET('/api/late')),
});
