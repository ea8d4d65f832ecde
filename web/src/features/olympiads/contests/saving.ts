import type { QueryClient } from '@tanstack/react-query';
import { contestQuery, type Contest } from './queries';

/** The saves of one contest wait for each other: each changes the version that the next one has to name. */
export const oneByOne = (contestId: string) => ({ scope: { id: `contest ${contestId}` } });

/** The contest as it was read last, which the page that began a save may not have shown yet. */
export const newest = (queries: QueryClient, shown: Contest): Contest =>
  queries.getQueryData(contestQuery(shown.id).queryKey) ?? shown;
