import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type Cohort = Got<'/api/cohorts/{id}'>;
export type CohortLearner = Cohort['learners'][number];
export type CohortPlan = Schemas['CohortPlan'];
export type Admission = Schemas['Admission'];
export type EnrolmentState = Schemas['EnrolmentState'];
export type WorkRow = Got<'/api/cohorts/{id}/submissions'>[number];
export type Work = Got<'/api/submissions/{id}'>;
export type FoundPerson = Got<'/api/people'>['items'][number];

export type QuizStatistics = Got<'/api/cohorts/{id}/units/{unitId}/quiz-statistics'>;
export type QuizStatisticsQuestion = QuizStatistics['questions'][number];

export const enrolmentStates: readonly EnrolmentState[] = [
  'requested',
  'waiting',
  'active',
  'completed',
  'refused',
  'left',
];

export type Release = Got<'/api/cohorts/{id}/release'>;

/** What is open in a cohort, by plan and by the word of its tutors. */
export const releaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'release'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/release', { params: { path: { id } } })),
  });

export type CohortLesson = Got<'/api/cohorts/{id}/lessons'>['lessons'][number];

/** Online lessons of the course, and when each takes place for the cohort. */
export const cohortLessonsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'lessons'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/lessons', { params: { path: { id } } })),
  });

export const cohortQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id],
    queryFn: () => body(api.GET('/api/cohorts/{id}', { params: { path: { id } } })),
  });

export const worksQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'works'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/submissions', { params: { path: { id } } })),
  });

export const workQuery = (id: string) =>
  queryOptions({
    queryKey: ['submissions', id],
    queryFn: () => body(api.GET('/api/submissions/{id}', { params: { path: { id } } })),
  });

export const quizStatisticsQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'units', unitId, 'quiz-statistics'],
    queryFn: () =>
      body(api.GET('/api/cohorts/{id}/units/{unitId}/quiz-statistics', { params: { path: { id, unitId } } })),
  });

/** The certificate of a learner; for the staff. Below the key of the register, so that both are read anew together. */
export const learnerCertificateQuery = (cohortId: string, id: string) =>
  queryOptions({
    queryKey: ['cohorts', cohortId, 'certificates', 'learners', id],
    queryFn: () => body(api.GET('/api/enrolments/{id}/certificate', { params: { path: { id } } })),
  });

export type Quotas = Got<'/api/cohorts/{id}/quotas'>;
export type CohortOrder = Got<'/api/cohorts/{id}/orders'>[number];
export type OrderKind = Schemas['OrderKind'];

export const quotasQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'quotas'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/quotas', { params: { path: { id } } })),
    // What is being written must not be replaced.
    refetchOnWindowFocus: false,
  });

export const ordersQuery = (id: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'orders'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/orders', { params: { path: { id } } })),
  });

/** People by a part of the name, the best match first. */
export const peopleByNameQuery = (name: string, kind?: 'student') =>
  queryOptions({
    queryKey: ['people', 'by-name', name, kind],
    queryFn: () => body(api.GET('/api/people', { params: { query: { name, ...(kind && { kind }) } } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
