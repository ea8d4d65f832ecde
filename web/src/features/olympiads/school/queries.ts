import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { TableState } from '../../../ui/tableState';
import { withQuery } from '../../../ui/withQuery';

export type SchoolOlympiad = Got<'/api/olympiads'>['items'][number];
export type Olympiad = Got<'/api/olympiads/{id}'>;
export type Entry = Got<'/api/olympiads/{id}/registrations'>['items'][number];
export type Candidate = Got<'/api/olympiads/{id}/candidates'>['items'][number];
/** An entry's states; the type of the answer also knows null, for pupils without one. */
export type EntryStatus = NonNullable<Entry['status']>;

/** Announced olympiads; a coordinator does not see drafts. */
export const olympiadsQuery = (state: TableState) =>
  queryOptions({
    queryKey: ['school-olympiads', state],
    queryFn: () =>
      body(
        api.GET('/api/olympiads', {
          params: { query: { ...(state.q && { search: state.q }), page: state.page, size: state.size } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const olympiadQuery = (id: string) =>
  queryOptions({
    queryKey: ['olympiad', id],
    queryFn: () => body(api.GET('/api/olympiads/{id}', { params: { path: { id } } })),
  });

/** Schools whose pupils one may enter. */
export const schoolsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: () => body(api.GET('/api/organizations')),
  staleTime: 60_000,
});

export interface EntriesFilter {
  search: string;
  organizationId: string;
  trackId: string;
  status: EntryStatus | undefined;
  /** Only entries of pupils without a needed consent. */
  lacking?: boolean;
  /** Id of a column, with a minus for descending; by school and grade when empty. */
  sort: string;
  page: number;
  size: number;
}

/** The list of entries that fit, without pages. */
export const entriesList = (olympiadId: string, filter: Omit<EntriesFilter, 'page' | 'size'>) =>
  withQuery(`/api/olympiads/${olympiadId}/registrations`, {
    search: filter.search,
    organizationId: filter.organizationId,
    trackId: filter.trackId,
    status: filter.status,
    lacking: filter.lacking,
    sort: filter.sort,
  });

export const entriesQuery = (olympiadId: string, filter: EntriesFilter) =>
  queryOptions({
    queryKey: ['registrations', olympiadId, filter],
    queryFn: () =>
      body(
        api.GET('/api/olympiads/{id}/registrations', {
          params: {
            path: { id: olympiadId },
            query: {
              ...(filter.search && { search: filter.search }),
              ...(filter.organizationId && { organizationId: filter.organizationId }),
              ...(filter.trackId && { trackId: filter.trackId }),
              // The description shows the wrapper by which the server reads a name; in the address it is the name.
              ...(filter.status && { status: filter.status as never }),
              ...(filter.lacking && { lacking: true }),
              ...(filter.sort && { sort: filter.sort }),
              page: filter.page,
              size: filter.size,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export interface CandidatesFilter {
  organizationId: string;
  search: string;
  grade: number | undefined;
  classLetter: string;
  page: number;
  size: number;
}

export const candidatesQuery = (olympiadId: string, filter: CandidatesFilter) =>
  queryOptions({
    queryKey: ['candidates', olympiadId, filter],
    queryFn: () =>
      body(
        api.GET('/api/olympiads/{id}/candidates', {
          params: {
            path: { id: olympiadId },
            query: {
              organizationId: filter.organizationId,
              ...(filter.search && { search: filter.search }),
              ...(filter.grade && { grade: filter.grade }),
              ...(filter.classLetter && { classLetter: filter.classLetter }),
              page: filter.page,
              size: filter.size,
            },
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });
