import { expect, it } from 'vitest';
import type { Board } from '../queries';
import { actsOn, isRunning, shares, takesActs, type Participant } from './states';

const totals = { registered: 10, opened: 7, answering: 3, paused: 0, silent: 1, handedIn: 2, timeOver: 1 };

it('makes up the whole of all registered', () => {
  const parts = shares(totals);
  expect(parts.map((part) => part.state)).toEqual(['handedIn', 'answering', 'silent', 'timeOver', 'notOpened']);
  expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1);
  expect(parts.at(-1)!.share).toBeCloseTo(0.3);
});

it('leaves out what nobody is in', () => {
  expect(shares({ ...totals, silent: 0, answering: 4 }).some((part) => part.state === 'silent')).toBe(false);
  expect(shares({ registered: 0, opened: 0, answering: 0, paused: 0, silent: 0, handedIn: 0, timeOver: 0 })).toEqual(
    [],
  );
});

const round = { opensAt: '2026-11-23T07:00Z', closesAt: '2026-11-23T11:00Z', pausedAt: null, closedAt: null };

it('runs until its window ends, in a pause without end, and never once it is closed', () => {
  const running = (change: object, at: string) => isRunning({ ...round, ...change } as Board, Date.parse(at));
  expect(running({}, '2026-11-23T10:59Z')).toBe(true);
  expect(running({}, '2026-11-23T11:00Z')).toBe(false);
  expect(running({ pausedAt: '2026-11-23T10:59Z' }, '2026-11-23T12:00Z')).toBe(true);
  expect(running({ pausedAt: '2026-11-23T10:59Z', closedAt: '2026-11-23T12:00Z' }, '2026-11-23T12:00Z')).toBe(false);
});

it('takes acts from its start until it is closed, also when the window that all have in common is over', () => {
  const takes = (change: object, at: string) => takesActs({ ...round, ...change } as Board, Date.parse(at));
  expect(takes({}, '2026-11-23T06:59Z')).toBe(false);
  expect(takes({}, '2026-11-23T07:00Z')).toBe(true);
  expect(takes({}, '2026-11-23T11:30Z')).toBe(true);
  expect(takes({ closedAt: '2026-11-23T11:40Z' }, '2026-11-23T11:40Z')).toBe(false);
});

it('lets go on who is paused, and gives time to and pauses who works', () => {
  const acts = (state: Participant['state'], pausedAt: string | null = null) =>
    actsOn({ attemptId: 'a', state, pausedAt });
  expect(acts('paused', '2026-11-23T10:50Z')).toEqual(['addTime', 'resume']);
  // The whole round stands, and this participant alone may stay so when it goes on.
  expect(acts('paused')).toEqual(['addTime', 'pause']);
  expect(acts('answering')).toEqual(['addTime', 'pause']);
  expect(acts('silent')).toEqual(['addTime', 'pause']);
  expect(acts('timeOver')).toEqual(['addTime']);
  expect(acts('handedIn')).toEqual([]);
  // Who comes late or had no power has no work that could be paused.
  expect(actsOn({ attemptId: null, state: 'notOpened', pausedAt: null })).toEqual(['addTime']);
});
