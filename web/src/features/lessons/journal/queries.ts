import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { journalsKey, journalsQuery } from '../../people/queries/journals';

export type Journal = Got<'/api/journals/{id}'>;
export type JournalLesson = Journal['lessons'][number];
export type JournalPupil = Journal['pupils'][number];
export type Mark = Journal['marks'][number];
export type Attendance = Journal['attendance'][number];
export type LessonRecord = Got<'/api/journals/lessons/{id}'>;
export type TermMarks = Got<'/api/journals/{id}/terms'>;
export type TermCell = TermMarks['pupils'][number]['cells'][number];
export type HomeworkTry = Got<'/api/homework/works/{id}'>['tries'][number];

export { journalsKey, journalsQuery };

export interface Period {
  from?: string;
  to?: string;
}

export const journalQuery = (id: string, period: Period) =>
  queryOptions({
    queryKey: [...journalsKey, 'one', id, period],
    queryFn: () => body(api.GET('/api/journals/{id}', { params: { path: { id }, query: period } })),
  });

export const cellQuery = (lessonId: string, personId: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'cell', lessonId, personId],
    queryFn: () =>
      body(api.GET('/api/journals/lessons/{id}/pupils/{personId}', { params: { path: { id: lessonId, personId } } })),
  });

export const recordQuery = (lessonId: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'record', lessonId],
    queryFn: () => body(api.GET('/api/journals/lessons/{id}', { params: { path: { id: lessonId } } })),
  });

export const termsQuery = (id: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'terms', id],
    queryFn: () => body(api.GET('/api/journals/{id}/terms', { params: { path: { id } } })),
  });

export const waitingWorksQuery = (id: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'works', id],
    queryFn: () => body(api.GET('/api/journals/{id}/works', { params: { path: { id } } })),
  });

export const homeworkWorkQuery = (id: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'work', id],
    queryFn: () => body(api.GET('/api/homework/works/{id}', { params: { path: { id } } })),
  });

export const homeworkQuery = (lessonId: string, personId: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'homework', lessonId, personId],
    queryFn: () =>
      body(api.GET('/api/homework/{id}/pupils/{personId}', { params: { path: { id: lessonId, personId } } })),
  });
