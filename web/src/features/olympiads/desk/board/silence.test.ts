import { expect, it } from 'vitest';
import type { Board } from '../queries';
import { withSilence } from './silence';
import type { Participant } from './states';

const now = Date.parse('2026-11-23T10:00Z');
const one = (state: Participant['state'], silentFor: number | null, organizationId = 'a') =>
  ({
    organizationId,
    attemptId: silentFor === null ? null : 'w',
    state,
    lastSignAt: silentFor === null ? null : new Date(now - silentFor * 60_000).toISOString(),
  }) as Participant;
const board = {
  silentMinutes: 5,
  total: {},
  schools: [{ organizationId: 'a' }, { organizationId: 'b' }],
  participants: [
    one('answering', 2),
    one('answering', 4),
    one('silent', 7),
    one('silent', 20, 'b'),
    one('paused', 30),
    one('handedIn', 40),
    one('notOpened', null),
  ],
} as unknown as Board;
const states = (of: Board) => of.participants.map(({ state }) => state);

it('counts as silent who gave no sign for as many minutes as are asked for, and nobody else', () => {
  expect(states(withSilence(board, 3, now)).slice(0, 4)).toEqual(['answering', 'silent', 'silent', 'silent']);
  const patient = withSilence(board, 10, now);
  expect(states(patient)).toEqual(['answering', 'answering', 'answering', 'silent', 'paused', 'handedIn', 'notOpened']);
  expect(patient.silentMinutes).toBe(10);
  expect(patient.total).toMatchObject({ registered: 7, answering: 3, silent: 1, paused: 1, handedIn: 1 });
  expect(patient.schools.map(({ totals }) => totals.silent)).toEqual([0, 1]);
});

it('leaves the server its word where nothing else was asked for', () => {
  expect(withSilence(board, undefined, now)).toBe(board);
  expect(withSilence(board, 5, now)).toBe(board);
});
