import { useQueries, useQuery } from '@tanstack/react-query';
import { useServerNow } from '../../../ui/time';
import { participationQuery, type Participation } from '../participation/queries';
import { canOpenKits } from './kit';
import { kitQuery, often } from './kitQuery';

const week = 7 * 24 * 60 * 60_000;

const isComing = ({ state, opensAt, attemptId }: Participation, now: number) =>
  !attemptId && (state === 'open' || (state === 'upcoming' && Date.parse(opensAt) - now < week));

/** Sees to it, unseen, that the sealed papers of one's rounds of the coming week are on this device, whichever page is looked at. `holder`: whose they are. */
export function FetchKits({ holder }: { holder: string }) {
  const now = useServerNow(often);
  const able = canOpenKits();
  const rounds = useQuery({ ...participationQuery, refetchInterval: often, enabled: able });
  const coming = able ? (rounds.data ?? []).filter((round) => isComing(round, now)) : [];
  useQueries({ queries: coming.map((round) => kitQuery(round, holder)) });
  return null;
}
