import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';
import type { Task } from '../../../sitting/contract';

type Schemas = components['schemas'];

export type Gradebook = Got<'/api/cohorts/{id}/grades'>;
export type GradeRow = Gradebook['learners'][number];
export type GradeColumn = Gradebook['columns'][number];
export type FormulaPreviewRow = Schemas['PreviewFormulaResponse'];
export type LearnerGrades = Got<'/api/enrolments/{id}/grades'>;
export type LearnerTries = Got<'/api/enrolments/{id}/units/{unitId}/quiz-attempts'>;
export type TutorTask = Omit<Schemas['ReadQuizTryTask'], 'asked'> & { asked: Task };
export type TutorTryView = Omit<Schemas['ReadQuizTryResponse'], 'tasks'> & { tasks: TutorTask[] };

export const gradesQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'grades'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/grades', { params: { path: { id } } })),
  });

/** How the mark of a learner comes about, for the tutor. */
export const learnerGradesQuery = (cohortId: string, id: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'grades', id],
    queryFn: () => body(api.GET('/api/enrolments/{id}/grades', { params: { path: { id } } })),
  });

export const ownGradesQuery = (id: string) =>
  queryOptions({
    queryKey: ['learning', id, 'grades'],
    queryFn: () => body(api.GET('/api/learning/{id}/grades', { params: { path: { id } } })),
  });

/** Tries of a learner at a quiz, for the tutor. */
export const learnerTriesQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['enrolments', id, 'units', unitId, 'quiz-attempts'],
    queryFn: () =>
      body(api.GET('/api/enrolments/{id}/units/{unitId}/quiz-attempts', { params: { path: { id, unitId } } })),
  });

/** One of them, question by question. Each look is written down, so it is asked for once. */
export const tutorTryQuery = (id: string) =>
  queryOptions({
    queryKey: ['quiz-attempts', id, 'answers'],
    queryFn: async () =>
      (await body(api.GET('/api/quiz-attempts/{id}/answers', { params: { path: { id } } }))) as TutorTryView,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
