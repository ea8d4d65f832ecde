import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useServerNow } from '../../../ui/time';
import { participationQuery } from '../participation/queries';
import { askForBackground } from './askForBackground';
import { isComing, type Holder } from './fetchKit';
import { canOpenKits } from './kit';
import { kitQuery, often } from './kitQuery';

/** Sees to it, unseen, that the sealed papers of one's rounds of the coming week are on this device, whichever page is looked at. `holder`: whose they are. */
export function FetchKits({ holder }: { holder: Holder }) {
  const now = useServerNow(often);
  const able = canOpenKits();
  const rounds = useQuery({ ...participationQuery, refetchInterval: often, enabled: able });
  const coming = able ? (rounds.data ?? []).filter((round) => isComing(round, now)) : [];
  const kits = useQueries({ queries: coming.map((round) => kitQuery(round, holder)) });
  const isWithout =
    able && (rounds.fetchStatus === 'paused' || kits.some((kit) => kit.isError || kit.isPaused || kit.data?.isOld));
  useEffect(() => {
    if (able) void askForBackground('periodicSync');
  }, [able]);
  useEffect(() => {
    // Who closes the page now gets the kit all the same, once the line is back.
    if (isWithout) void askForBackground('sync');
  }, [isWithout]);
  return null;
}
