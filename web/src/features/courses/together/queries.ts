import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
export type LearnerGroup = Got<'/api/learning/{id}/units/{unitId}/group'>;
export type OwnWorkGroup = NonNullable<LearnerGroup['own']>;
export type CohortGroups = Got<'/api/cohorts/{id}/units/{unitId}/groups'>;
export type PeerRound = Got<'/api/cohorts/{id}/units/{unitId}/reviews'>;
export type ReviewedWork = PeerRound['works'][number];
export type OwnReviews = Got<'/api/learning/{id}/units/{unitId}/reviews'>;
export type Review = Got<'/api/reviews/{id}'>;
export type ReviewRow = Schemas['ReviewRow'];

export const ownGroupQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['learning', id, 'units', unitId, 'group'],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}/group', { params: { path: { id, unitId } } })),
  });

export const ownReviewsQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['learning', id, 'units', unitId, 'reviews'],
    queryFn: () => body(api.GET('/api/learning/{id}/units/{unitId}/reviews', { params: { path: { id, unitId } } })),
  });

export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['reviews', id],
    queryFn: () => body(api.GET('/api/reviews/{id}', { params: { path: { id } } })),
  });

export const cohortGroupsQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'units', unitId, 'groups'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/units/{unitId}/groups', { params: { path: { id, unitId } } })),
  });

export const peerRoundQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['cohorts', id, 'units', unitId, 'reviews'],
    queryFn: () => body(api.GET('/api/cohorts/{id}/units/{unitId}/reviews', { params: { path: { id, unitId } } })),
  });
