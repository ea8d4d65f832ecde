import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type TodayItem = Got<'/api/today'>['items'][number];

/** What is on now, next and to do for this person in all their roles. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => body(api.GET('/api/today')),
  refetchInterval: 60_000,
});
