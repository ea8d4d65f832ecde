import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type CourseDay = Got<'/api/calendar'>[number];
export type CalendarLesson = Got<'/api/timetable'>['lessons'][number];
export type Reminders = Got<'/api/reminders'>;

export const calendarQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', from, to],
    queryFn: () => body(api.GET('/api/calendar', { params: { query: { from, to } } })),
  });

/** Lessons of the reader, which stand in the same calendar. */
export const calendarLessonsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['lessons', 'calendar', from, to],
    queryFn: async () => (await body(api.GET('/api/timetable', { params: { query: { from, to } } }))).lessons,
  });

export const feedQuery = queryOptions({
  queryKey: ['calendar', 'feed'],
  queryFn: () => body(api.GET('/api/calendar/feed')),
});

export const remindersQuery = queryOptions({
  queryKey: ['reminders'],
  queryFn: () => body(api.GET('/api/reminders')),
});
