import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type CourseDay = Got<'/api/calendar'>[number];
export type Reminders = Got<'/api/reminders'>;

export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', from, to],
    queryFn: () => body(api.GET('/api/calendar', { params: { query: { from, to } } })),
  });

export const feedQuery = queryOptions({
  queryKey: ['calendar', 'feed'],
  queryFn: () => body(api.GET('/api/calendar/feed')),
});

export const remindersQuery = queryOptions({
  queryKey: ['reminders'],
  queryFn: () => body(api.GET('/api/reminders')),
});
