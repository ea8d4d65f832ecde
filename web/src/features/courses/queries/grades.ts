import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Gradebook = Got<'/api/cohorts/{id}/grades'>;
export type GradeRow = Gradebook['learners'][number];
export type GradeColumn = Gradebook['columns'][number];
export type LearnerGrades = Got<'/api/enrolments/{id}/grades'>;

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
