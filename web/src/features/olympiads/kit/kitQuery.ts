import { queryOptions } from '@tanstack/react-query';
import type { Participation } from '../participation/queries';
import { fetchKit } from './fetchKit';
import { pageSource } from './kit';
import type { Kit } from './kitStore';

/** How often one looks whether a round has a sealed paper, or another one, ms. */
export const often = 10 * 60_000;

const sameKit = (before: unknown, after: unknown) => {
  const [one, other] = [before, after] as (Kit | null | undefined)[];
  return !!one && one.sealId === other?.sealId && one.attemptId === other.attemptId;
};

/** Null while nothing is sealed. `here`: whose kit the page found on this device without a network. */
export const kitQuery = (round: Participation, holder: string, here?: string) =>
  queryOptions({
    queryKey: ['kit', round.roundId, here],
    queryFn: async () => (await fetchKit(round, holder, pageSource)) ?? null,
    refetchInterval: often,
    // The same file is the same kit: whoever waits at the hub is not to connect anew.
    structuralSharing: (before, after) => (sameKit(before, after) ? before : after),
    retry: 5,
  });
