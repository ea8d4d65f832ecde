import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import type { components, operations } from '../../../api/schema';
import { withQuery } from '../../../ui/withQuery';

type Schemas = components['schemas'];
export type Organization = Got<'/api/organizations'>[number];
export type FoundPerson = Got<'/api/people'>['items'][number];
export type Person = Got<'/api/people/{id}'>;
export type Place = Person['memberships'][number];
export type MembershipKind = Schemas['MembershipKind'];
export type ConsentKind = Schemas['ConsentKind'];
export type Import = Got<'/api/imports/{id}'>;
export type ImportRow = Import['rows'][number];

export const membershipKinds: readonly MembershipKind[] = ['student', 'teacher', 'coordinator', 'principal'];
export type PublicationForm = NonNullable<Schemas['PublicationForm']>;

export const publicationForms: readonly PublicationForm[] = ['fullName', 'initials', 'cipher'];
export const consentKinds: readonly ConsentKind[] = ['participation', 'personalData', 'publication'];

/** The organizations whose people one sees: all for the cabinet, the own for a coordinator. */
export const organizationsQuery = queryOptions({
  queryKey: ['organizations'],
  queryFn: () => body(api.GET('/api/organizations')),
  staleTime: 60_000,
});

type Query = NonNullable<operations['SearchPeople']['parameters']['query']>;

export interface PeopleFilter {
  name: string | undefined;
  organizationId: string | undefined;
  kind: MembershipKind | undefined;
  grade: number | undefined;
  classLetter: string | undefined;
  office: Schemas['Role'] | undefined;
  /** Id of a column, with a minus for descending; best match first without it. */
  sort: string | undefined;
  /** From 0. */
  page: number;
}

/** Without what is not asked for: absent, not undefined. */
const given = (filter: PeopleFilter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Query;

/** The list of those who fit, without pages. */
export const peopleList = (filter: Omit<PeopleFilter, 'page'>) => withQuery('/api/people', { ...filter });

export const peopleQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['people', filter],
    queryFn: () => body(api.GET('/api/people', { params: { query: given(filter) } })),
    placeholderData: keepPreviousData,
  });

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: () => body(api.GET('/api/people/{id}', { params: { path: { id } } })),
  });

/** Guardians of other pupils whom one may know, by name. */
export const knownGuardiansQuery = (id: string, name: string) =>
  queryOptions({
    queryKey: ['people', 'known-guardians', id, name],
    queryFn: () => body(api.GET('/api/people/{id}/known-guardians', { params: { path: { id }, query: { name } } })),
  });
