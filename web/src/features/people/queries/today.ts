import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';

export type TodayItem = components['schemas']['TodayItem'];

/** What is on now, next and overdue for this person in all their roles. */
export const todayQuery = queryOptions({
  queryKey: ['today'],
  queryFn: () => body(api.GET('/api/today')),
  refetchInterval: 60_000,
});
