import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import type { components } from '../../../api/schema';

export type Me = components['schemas']['MeResponse'];

/** Who is signed in; null for a visitor. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      return await body(api.GET('/api/me'));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** The signed-in person on pages under the shell; undefined while it is being read. */
export function useMe(): Me | undefined {
  return useQuery(meQuery).data ?? undefined;
}
