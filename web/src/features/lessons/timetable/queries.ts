import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { useAddressValue } from '../../../ui/AddressFilter';
import { lessonsKey } from '../../people/queries/lessons';

export type TimetableLesson = Got<'/api/timetable'>['lessons'][number];
export type Setup = Got<'/api/timetable/schools/{organizationId}'>;
export type GroupItem = Got<'/api/timetable/groups'>[number];
export type Group = Got<'/api/timetable/groups/{id}'>;
export type Entry = Group['entries'][number];

/** Everything about timetables, to be read again when one was changed. */
export const timetableKey = [...lessonsKey, 'timetable'] as const;

export const weekQuery = (from: string, to: string, personId?: string) =>
  queryOptions({
    queryKey: [...timetableKey, 'week', from, to, personId],
    queryFn: () => body(api.GET('/api/timetable', { params: { query: { from, to, ...(personId && { personId }) } } })),
  });

export interface SchoolFilter {
  ofClass?: string;
  teacherId?: string;
  placeId?: string;
}

export const schoolWeekQuery = (organizationId: string, from: string, to: string, filter: SchoolFilter) =>
  queryOptions({
    queryKey: [...timetableKey, 'school', organizationId, from, to, filter],
    queryFn: () =>
      body(
        api.GET('/api/timetable/schools/{organizationId}/lessons', {
          params: { path: { organizationId }, query: { from, to, ...filter } },
        }),
      ),
  });

export const setupQuery = (organizationId: string) =>
  queryOptions({
    queryKey: [...timetableKey, 'setup', organizationId],
    queryFn: () => body(api.GET('/api/timetable/schools/{organizationId}', { params: { path: { organizationId } } })),
  });

/** Of a school, or those that the reader teaches. */
export const groupsQuery = (organizationId?: string) =>
  queryOptions({
    queryKey: [...timetableKey, 'groups', organizationId],
    queryFn: () =>
      body(api.GET('/api/timetable/groups', { params: { query: organizationId ? { organizationId } : {} } })),
  });

export const groupQuery = (id: string) =>
  queryOptions({
    queryKey: [...timetableKey, 'group', id],
    queryFn: () => body(api.GET('/api/timetable/groups/{id}', { params: { path: { id } } })),
  });

const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: () => body(api.GET('/api/organizations')),
});

/** The school whose timetable is made: the one of the address, or the first of those for which the reader answers. */
export function useSchool() {
  const asked = useAddressValue('school');
  const organizations = useQuery(organizationsQuery);
  const schools = (organizations.data ?? []).filter(({ kind }) => kind !== 'kindergarten');
  const school = schools.find(({ id }) => id === asked) ?? schools[0];
  return { school, schools, error: organizations.error, isPending: organizations.isPending };
}
