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

/** An own entry, whatever became of it. */
export type OwnEntry = components['schemas']['ListMyRegistrationsItem'];

export const ownEntriesQuery = queryOptions({
  queryKey: ['own-entries'],
  queryFn: () => body(api.GET('/api/registrations/mine')),
});

/** An olympiad into which the pupil may enter alone now. */
export type OpenEntry = components['schemas']['ListOpenRegistrationsItem'];

export const openEntriesQuery = queryOptions({
  queryKey: ['open-entries'],
  queryFn: () => body(api.GET('/api/registrations/open')),
});
