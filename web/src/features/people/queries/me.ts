import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { ApiError } from '../../../api/errors';

export type Me = Got<'/api/me'>;

export type Role = Me['roles'][number];

const storageKey = 'last-person';

/** As far as it is kept for a page that opens without a network. */
export type LastPerson = Pick<Me, 'personId' | 'shortName'>;

function readLast(): LastPerson | undefined {
  try {
    return (JSON.parse(localStorage.getItem(storageKey) ?? 'null') as LastPerson | null) ?? undefined;
  } catch {
    return undefined;
  }
}

let last = readLast();

/** Who was signed in when this page asked last or, if it never did, when this browser was told last: whose page it is. */
export const lastPerson = () => last;

function keepLast({ personId, shortName }: Me) {
  last = { personId, shortName };
  try {
    localStorage.setItem(storageKey, JSON.stringify(last));
  } catch {
    // A browser that keeps nothing opens nothing without a network either.
  }
}

/** The next to use the browser is somebody else. */
export function forgetLast() {
  last = undefined;
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // It keeps nothing anyway.
  }
}

/** Who is signed in; null for a visitor. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await body(api.GET('/api/me'));
      keepLast(me);
      return me;
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
