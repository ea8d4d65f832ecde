import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../api/client';
import type { paths } from '../../api/schema';

export type Library = Got<'/api/library'>;
export type Found = Got<'/api/library/search'>;
export type FoundItem = Found['items'][number];
export type Card = FoundItem['card'];
export type Piece = FoundItem['title'][number];
export type Material = Got<'/api/materials/{id}'>;
export type Description = Material['description'];
export type Kind = Description['kind'];
export type Access = Description['access'];
export type Collection = Got<'/api/library/collections/{id}'>;

export const kinds: readonly Kind[] = [
  'book',
  'article',
  'methodicalDevelopment',
  'presentation',
  'video',
  'audio',
  'normativeAct',
  'programme',
  'textbookSet',
  'webResource',
  'other',
];

export const accesses: readonly Access[] = ['everyone', 'signedIn', 'teachers', 'staff'];

/** As it stands in the address. */
export interface Asked {
  q: string;
  subject: string;
  grade: string;
  kind: string;
  yearFrom: string;
  yearTo: string;
  access: string;
  collection: string;
  page: number;
}

export const isAsked = (asked: Asked) => Object.entries(asked).some(([name, value]) => name !== 'page' && value !== '');

type Query = NonNullable<paths['/api/library/search']['get']['parameters']['query']>;

/** What is empty is left out, and so is a year or a grade that is no number. */
const queryOf = ({ page, ...asked }: Asked): Query =>
  Object.fromEntries([
    ...Object.entries(asked).filter(
      ([name, value]) => value !== '' && (!['grade', 'yearFrom', 'yearTo'].includes(name) || /^\d{1,4}$/.test(value)),
    ),
    ['page', String(page - 1)],
  ]);

const at = (id: string) => ({ params: { path: { id } } });

export const libraryQuery = queryOptions({
  queryKey: ['library'],
  queryFn: () => body(api.GET('/api/library')),
});

export const searchQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['library', 'search', asked],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/library/search', {
          signal,
          params: {
            query: queryOf(asked),
          },
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const materialQuery = (id: string) =>
  queryOptions({ queryKey: ['library', 'material', id], queryFn: () => body(api.GET('/api/materials/{id}', at(id))) });

export const collectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['library', 'collection', id],
    queryFn: () => body(api.GET('/api/library/collections/{id}', at(id))),
  });

export const ownQuery = queryOptions({
  queryKey: ['library', 'own'],
  queryFn: () => body(api.GET('/api/library/own')),
});

export const reviewQuery = queryOptions({
  queryKey: ['library', 'review'],
  queryFn: () => body(api.GET('/api/library/review')),
});

export const subscriptionQuery = queryOptions({
  queryKey: ['library', 'subscription'],
  queryFn: () => body(api.GET('/api/library/subscription')),
});
