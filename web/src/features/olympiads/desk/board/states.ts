import type { Board } from '../queries';

export type Participant = Board['participants'][number];
export type BoardState = Participant['state'];

/** For everybody in the round, or for one participant. */
export type Whom = { roundId: string } | { attemptId: string; name: string };

/** In the order of the organizer's worry: who is silent stands first. */
export const boardStates = [
  'silent',
  'paused',
  'answering',
  'notOpened',
  'timeOver',
  'handedIn',
] as const satisfies BoardState[];

/** Whether there is time that can be given or stopped; while it stands the window does not end. */
export const isRunning = ({ opensAt, closesAt, closedAt, pausedAt }: Board, now: number) =>
  !closedAt && (pausedAt !== null || (Date.parse(opensAt) <= now && now < Date.parse(closesAt)));

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
