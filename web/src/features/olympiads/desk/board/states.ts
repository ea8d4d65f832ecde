import type { Board } from '../queries';

export type Participant = Board['participants'][number];
export type BoardState = Participant['state'];

/** For everybody in the round, for one participant, or for one who has not opened the paper yet. */
export type Whom =
  { roundId: string } | { attemptId: string; name: string } | { roundId: string; registrationId: string; name: string };

/** In the order of the organizer's worry: who is silent stands first. */
export const boardStates = [
  'silent',
  'paused',
  'answering',
  'notOpened',
  'timeOver',
  'handedIn',
] as const satisfies BoardState[];

/** Whether the window that all have in common lasts; while its time stands it does not end. */
export const isRunning = ({ opensAt, closesAt, closedAt, pausedAt }: Board, now: number) =>
  !closedAt && (pausedAt !== null || (Date.parse(opensAt) <= now && now < Date.parse(closesAt)));

/** Whether time can be given and stopped: until the round is closed, because who was paused or was given more goes on past the window. */
export const takesActs = ({ opensAt, closedAt }: Board, now: number) => !closedAt && Date.parse(opensAt) <= now;

export type Act = 'addTime' | 'pause' | 'resume';

/** What the server allows with the time of one participant of a round that takes acts. */
export function actsOn({ attemptId, state, pausedAt }: Pick<Participant, 'attemptId' | 'state' | 'pausedAt'>): Act[] {
  if (state === 'handedIn') return [];
  if (attemptId === null) return ['addTime'];
  if (pausedAt !== null) return ['addTime', 'resume'];
  return state === 'timeOver' ? ['addTime'] : ['addTime', 'pause'];
}

export const notOpened = (totals: Board['total']) => totals.registered - totals.opened;

/** Shares of the whole in the order in which a bar draws them; empty ones are left out. */
export function shares(totals: Board['total']): { state: BoardState; share: number }[] {
  if (totals.registered === 0) return [];
  const counts: [BoardState, number][] = [
    ['handedIn', totals.handedIn],
    ['answering', totals.answering],
    ['paused', totals.paused],
    ['silent', totals.silent],
    ['timeOver', totals.timeOver],
    ['notOpened', notOpened(totals)],
  ];
  return counts.filter(([, count]) => count > 0).map(([state, count]) => ({ state, share: count / totals.registered }));
}
