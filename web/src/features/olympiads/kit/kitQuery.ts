import { queryOptions } from '@tanstack/react-query';
import type { Participation } from '../participation/queries';
import { fetchKit, NotReplaced, type FetchedKit, type Holder } from './fetchKit';
import { pageSource } from './kit';

/** How often one looks whether a round has a sealed paper, or another one, ms. */
export const often = 10 * 60_000;
/** And while the next one is being waited for. */
const soon = 20_000;

const sameKit = (before: unknown, after: unknown) => {
  const [one, other] = [before, after] as (FetchedKit | null | undefined)[];
  return !!one && one.sealId === other?.sealId && one.attemptId === other.attemptId && one.isOld === other.isOld;
};

/** Null while nothing is sealed. `holder`: undefined while it is not known who has signed in; nothing is asked then. `here`: whose kit the page found on this device without a network. */
export const kitQuery = (round: Participation, holder: Holder | undefined, here?: string) =>
  queryOptions({
    queryKey: ['kit', round.roundId, here],
    enabled: holder !== undefined,
    queryFn: async (): Promise<FetchedKit | null> => {
      try {
        return (await fetchKit(round, holder!, pageSource)) ?? null;
      } catch (error) {
        // The old one can be sat where the line does not come back.
        if (error instanceof NotReplaced) return { ...error.kit, isOld: true };
        throw error;
      }
    },
    refetchInterval: ({ state }) => (state.data?.isOld ? soon : often),
    // The same file is the same kit: whoever waits at the hub is not to connect anew.
    structuralSharing: (before, after) => (sameKit(before, after) ? before : after),
    retry: 5,
  });
