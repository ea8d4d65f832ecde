import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import type { components } from '../../../api/schema';

/** A round of the signed-in participant. */
export type Participation = components['schemas']['GetParticipationItem'];

export const participationQuery = queryOptions({
  queryKey: ['participation'],
  queryFn: () => body(api.GET('/api/participation')),
  refetchInterval: 60_000,
});
