import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { outlives, type MarkingCalls } from '../jury/saver';

export type ContestItem = Got<'/api/contests'>[number];
export type Contest = Got<'/api/contests/{id}'>;
export type ContestSettings = Contest['settings'];
export type Period = ContestSettings['entries'];
export type Sheet = Contest['sheets'][number];
export type Work = Contest['works'][number];
export type OwnEntries = Got<'/api/contests/{id}/entries'>;
export type OwnEntry = OwnEntries['entries'][number];
export type EntryText = OwnEntry['text'];
export type Experts = Got<'/api/contests/{id}/experts'>;
export type ContestBoard = Got<'/api/contests/{id}/board'>;
export type BoardEntry = ContestBoard['nominations'][number]['entries'][number];
export type ExpertSheet = Got<'/api/contest-sheets'>[number];
export type SheetEntry = Got<'/api/contest-sheets/{id}/entries'>['items'][number];
export type ContestMarking = Got<'/api/contest-markings/{id}'>;

const at = (id: string) => ({ params: { path: { id } } });

export const contestsQuery = queryOptions({
  queryKey: ['contests'],
  queryFn: () => body(api.GET('/api/contests')),
});

export const contestQuery = (id: string) =>
  queryOptions({ queryKey: ['contests', id], queryFn: () => body(api.GET('/api/contests/{id}', at(id))) });

export const ownEntriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['contests', id, 'entries'],
    queryFn: () => body(api.GET('/api/contests/{id}/entries', at(id))),
  });

export const expertsQuery = (id: string) =>
  queryOptions({
    queryKey: ['contests', id, 'experts'],
    queryFn: () => body(api.GET('/api/contests/{id}/experts', at(id))),
  });

export const contestBoardQuery = (id: string) =>
  queryOptions({
    queryKey: ['contests', id, 'board'],
    queryFn: () => body(api.GET('/api/contests/{id}/board', at(id))),
  });

export const contestCeremonyQuery = (id: string) =>
  queryOptions({
    queryKey: ['contests', id, 'ceremony'],
    queryFn: () => body(api.GET('/api/contests/{id}/ceremony', at(id))),
  });

export const expertSheetsQuery = queryOptions({
  queryKey: ['contest-sheets'],
  queryFn: () => body(api.GET('/api/contest-sheets')),
});

export const sheetEntriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['contest-sheets', id],
    queryFn: () => body(api.GET('/api/contest-sheets/{id}/entries', at(id))),
  });

/** Pupils of a school by a part of the name. */
export const pupilsQuery = (organizationId: string, name: string) =>
  queryOptions({
    queryKey: ['people', 'pupils', organizationId, name],
    queryFn: () => body(api.GET('/api/people', { params: { query: { organizationId, name, kind: 'student' } } })),
  });

/** An expert's marking, saved as a juror's is. */
export const contestMarkingCalls: MarkingCalls = {
  save: (id, { points, comment, isDone, version }) => {
    const given = { points, comment, isDone, version };
    return body(api.PUT('/api/contest-markings/{id}', { ...at(id), body: given, ...outlives(given) }));
  },
  read: async (id) => ({ ...(await body(api.GET('/api/contest-markings/{id}', at(id)))), remarks: [] }),
};
