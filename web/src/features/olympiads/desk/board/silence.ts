import { useAddressValue } from '../../../../ui/AddressFilter';
import type { Board } from '../queries';
import { totalsOf } from './groups';
import type { Participant } from './states';

/** After how many minutes without a sign a participant may be asked to count as silent: an essay is another matter than a test. */
export const silences = [3, 5, 10, 15] as const;

/** The choice of whoever looks, kept in the address; undefined for the server's. */
export function useSilence(): number | undefined {
  const chosen = Number(useAddressValue('silent'));
  return silences.find((minutes) => minutes === chosen);
}

/** The board as it is for who looks for a silence of so many minutes. */
export function withSilence(board: Board, minutes: number | undefined, now: number): Board {
  if (minutes === undefined || minutes === board.silentMinutes) return board;
  const participants = board.participants.map((one) => ({ ...one, state: stateOf(one, minutes, now) }));
  return {
    ...board,
    silentMinutes: minutes,
    total: totalsOf(participants),
    schools: board.schools.map((school) => ({
      ...school,
      totals: totalsOf(participants.filter((one) => one.organizationId === school.organizationId)),
    })),
    participants,
  };
}

function stateOf({ state, lastSignAt }: Participant, minutes: number, now: number): Participant['state'] {
  if ((state !== 'answering' && state !== 'silent') || lastSignAt === null) return state;
  return now - Date.parse(lastSignAt) >= minutes * 60_000 ? 'silent' : 'answering';
}
