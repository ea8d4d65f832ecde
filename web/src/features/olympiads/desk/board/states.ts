import type { Board } from '../queries';

export type BoardState = Board['participants'][number]['state'];

/** In the order of the organizer's worry: who is silent stands first. */
export const boardStates = ['silent', 'answering', 'notOpened', 'timeOver', 'handedIn'] as const satisfies BoardState[];

export const notOpened = (totals: Board['total']) => totals.registered - totals.opened;

/** Shares of the whole in the order in which a bar draws them; empty ones are left out. */
export function shares(totals: Board['total']): { state: BoardState; share: number }[] {
  if (totals.registered === 0) return [];
  const counts: [BoardState, number][] = [
    ['handedIn', totals.handedIn],
    ['answering', totals.answering],
    ['silent', totals.silent],
    ['timeOver', totals.timeOver],
    ['notOpened', notOpened(totals)],
  ];
  return counts.filter(([, count]) => count > 0).map(([state, count]) => ({ state, share: count / totals.registered }));
}
