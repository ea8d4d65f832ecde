import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client';
import type { components } from '../../../api/schema';
import { coursesQuery } from '../../people/queries/courses';
import { cohortQuery } from '../queries/cohorts';

type Decision = components['schemas']['EnrolmentDecision'];

/** Decides about one enrolment; a place that becomes free may go to somebody else of the table. */
export function useDecision(cohortId: string, enrolmentId: string, onDone?: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason = '' }: { decision: Decision; reason?: string }) =>
      api.PUT('/api/enrolments/{id}/decision', {
        params: { path: { id: enrolmentId } },
        body: { decision, reason: reason.trim() },
      }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: cohortQuery(cohortId).queryKey }),
        queries.invalidateQueries({ queryKey: coursesQuery.queryKey }),
      ]);
      onDone?.();
    },
  });
}
