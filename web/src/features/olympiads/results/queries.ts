import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export { chairedQuery } from '../../people/queries/jury';

export type Results = Got<'/api/olympiads/{id}/results'>;
export type AwardRules = Results['rules'];
export type AwardTrack = Results['tracks'][number];
export type AwardRow = AwardTrack['rows'][number];
/** The description of the API marks the shared enum as nullable, because a standing has none before the signature; here there always is one. */
export type AwardStatus = NonNullable<AwardRow['status']>;
export type AwardChange = Results['changes'][number];
export type Ceremony = Got<'/api/olympiads/{id}/ceremony'>;

const statuses: readonly AwardStatus[] = ['participant', 'prizeWinner', 'winner'];

/** Above zero when the status by the rules that are tried is the higher one. */
export const rise = ({ before, status }: AwardRow) => statuses.indexOf(status!) - statuses.indexOf(before!);

export const resultsQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['results', olympiadId],
    queryFn: () => body(api.GET('/api/olympiads/{id}/results', { params: { path: { id: olympiadId } } })),
  });

/** @param version of the standing, so that a mark that changes is asked anew. */
export const simulationQuery = (olympiadId: string, rules: AwardRules, version: number) =>
  queryOptions({
    queryKey: ['results', olympiadId, 'simulation', rules, version],
    queryFn: () =>
      body(api.POST('/api/olympiads/{id}/results/simulate', { params: { path: { id: olympiadId } }, body: rules })),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const ceremonyQuery = (olympiadId: string) =>
  queryOptions({
    queryKey: ['results', olympiadId, 'ceremony'],
    queryFn: () => body(api.GET('/api/olympiads/{id}/ceremony', { params: { path: { id: olympiadId } } })),
  });
