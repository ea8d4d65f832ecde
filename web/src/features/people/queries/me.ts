import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { ApiError } from '../../../api/errors';

export type Me = Got<'/api/me'>;

export type Role = Me['roles'][number];

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

const staffRoles: readonly Role[] = ['administrator', 'head', 'methodist'];

/** Of the cabinet: sees all organizations. */
export const isStaff = (me: Me) => me.roles.some((role) => staffRoles.includes(role));
