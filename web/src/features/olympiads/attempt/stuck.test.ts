// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Pause } from '../../../sitting/journal/sender';
import type { SessionState } from './session';
import { isStuck } from './stuck';

const page = { sha256: 'a'.repeat(64), name: 'a.jpg', size: 1 };

const state = (unsent: number, pause?: Pause, files?: { stalled: boolean; held?: string[] }) =>
  ({
    journal: { unsent, pause },
    answers: new Map(files ? [['task', { type: 'upload', files: [page] }]] : []),
    files: files && { stalled: files.stalled, held: new Set(files.held) },
    view: {},
  }) as unknown as SessionState;

it.each<[string, Pause]>([
  ['the line swallows', 'line'],
  ['a gateway answers 502', 'server'],
  ['the session has ended', 'signIn'],
  ['the server refuses', { stopped: 'olympiad.round.closed' }],
])('entries wait, though the browser believes to have a network: %s', (_, pause) => {
  expect(isStuck(state(1, pause), true)).toBe(true);
  expect(isStuck(state(0, pause), true)).toBe(false);
});

it('entries that are on their way are not stuck; without a network they are at once', () => {
  expect(isStuck(state(1), true)).toBe(false);
  expect(isStuck(state(1), false)).toBe(true);
  expect(isStuck(state(0), false)).toBe(false);
});

it('a photograph whose sending has failed is stuck until the server holds it', () => {
  expect(isStuck(state(0, undefined, { stalled: false }), true)).toBe(false);
  expect(isStuck(state(0, undefined, { stalled: true }), true)).toBe(true);
  expect(isStuck(state(0, undefined, { stalled: true, held: [page.sha256] }), true)).toBe(false);
});
