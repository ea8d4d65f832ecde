import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { connectHub } from '../../../api/hub';
import { coalesced } from '../jury/coalesced';

/**
 * Reads a query of a contest again when the contest has moved on, at most once in `rest` ms, as long as the page is open; returns whether changes arrive
 * at once.
 */
export function useContestHub(contestId: string, queryKey: QueryKey, rest: number, enabled = true): boolean {
  const queries = useQueryClient();
  const [live, setLive] = useState(false);
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (!enabled) return;
    const reread = coalesced(
      () => queries.invalidateQueries({ queryKey: JSON.parse(key) as QueryKey, exact: true }),
      rest,
    );
    const stop = connectHub(`/hubs/contests?contest=${contestId}`, {
      on: { Changed: reread },
      onConnected: reread,
      onState: (state) => setLive(state === 'connected'),
    });
    return () => {
      stop();
      setLive(false);
    };
  }, [contestId, key, rest, enabled, queries]);
  return live;
}
