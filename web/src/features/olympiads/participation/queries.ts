import { queryOptions } from '@tanstack/react-query';
import { apiErrorFrom } from '../../../api/errors';
import { apiFetch } from '../../../api/fetch';
import type { AttemptView } from '../attempt/contract';

export type ParticipationState = 'upcoming' | 'open' | 'inProgress' | 'handedIn' | 'over';

/** A round of the signed-in participant. */
export interface Participation {
  roundId: string;
  olympiadId: string;
  olympiadTitle: string;
  subjectCode: string;
  stage: AttemptView['stage'];
  trackName: string;
  roundTitle: string;
  opensAt: string;
  closesAt: string;
  durationMinutes: number;
  extraMinutes: number;
  state: ParticipationState;
  attemptId?: string | null;
  deadline?: string | null;
  resultHref?: string | null;
}

export const participationQuery = queryOptions({
  queryKey: ['participation'],
  queryFn: async () => {
    const response = await apiFetch(new Request(new URL('/api/participation', window.location.origin)));
    if (!response.ok) throw await apiErrorFrom(response);
    return (await response.json()) as Participation[];
  },
  refetchInterval: 60_000,
});
