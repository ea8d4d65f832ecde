import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

export type Place = components['schemas']['UnitPlace'];
export type UnitQuestion = Got<'/api/learning/{id}/units/{unitId}/questions'>[number];
export type TutorQuestion = Got<'/api/tutor-questions'>[number];
export type ThreadList = Got<'/api/cohorts/{id}/discussion'>;
export type Thread = Got<'/api/discussions/{id}'>;
export type Post = Thread['posts'][number];
export type Note = components['schemas']['NoteView'];

/** Everything that is said in courses, to be read again when something was. */
export const talkKey = ['talk'] as const;

export const unitQuestionsQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: [...talkKey, 'unit', id, unitId],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}/questions', { params: { path: { id, unitId } } })),
  });

export const tutorQuestionsQuery = (answered: boolean) =>
  queryOptions({
    queryKey: [...talkKey, 'queue', answered],
    queryFn: () => body(api.GET('/api/tutor-questions', { params: { query: { answered } } })),
  });

export const threadsQuery = (id: string) =>
  queryOptions({
    queryKey: [...talkKey, 'threads', id],
    queryFn: () => body(api.GET('/api/cohorts/{id}/discussion', { params: { path: { id } } })),
  });

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: [...talkKey, 'thread', id],
    queryFn: () => body(api.GET('/api/discussions/{id}', { params: { path: { id } } })),
  });

export const unitNotesQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['notes', id, unitId],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}/notes', { params: { path: { id, unitId } } })),
  });

export const notesQuery = queryOptions({
  queryKey: ['notes'],
  queryFn: () => body(api.GET('/api/notes')),
});
