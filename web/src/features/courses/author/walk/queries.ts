import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../../api/client';
import type { components } from '../../../../api/schema';
import { fromWall } from '../../../../i18n/zone';

type Schemas = components['schemas'];
export type Walk = Schemas['WalkDraftResponse'];
export type WalkedContent = Got<'/api/courses/{id}/walk/units/{unitId}'>;
export type WalkedUnit = Walk['modules'][number]['units'][number];
/** Shares of points by unit, null where a unit gives none: what one has done on the way. */
export type Done = Readonly<Record<string, number | null>>;

export interface Eyes {
  /** Day 1 of the cohort. */
  startsOn: string;
  /** Day and hour by the clock of the cabinet. */
  at: string;
  group: string;
}

/** Below the key of the course: whoever changes the draft sees it here too. */
export const walkQuery = (id: string, eyes: Eyes, done: Done) =>
  queryOptions({
    queryKey: ['courses', id, 'walk', eyes, done],
    queryFn: () =>
      body(
        api.POST('/api/courses/{id}/walk', {
          params: { path: { id } },
          body: {
            ...eyes,
            at: new Date(fromWall(eyes.at)).toISOString(),
            done: Object.entries(done).map(([unitId, share]) => ({ unitId, share })),
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const walkUnitQuery = (id: string, unitId: string) =>
  queryOptions({
    queryKey: ['courses', id, 'walk-units', unitId],
    queryFn: () => body(api.GET('/api/courses/{id}/walk/units/{unitId}', { params: { path: { id, unitId } } })),
  });
