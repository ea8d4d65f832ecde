import { expect, it } from 'vitest';
import { planChecks } from './planChecks';
import type { Olympiad } from './queries';

const paper = { id: 'p', trackId: 'nine', title: 'Физика', tasks: 5, points: 50, maxPoints: 50 };
const olympiad = {
  registrationClosesAt: '2026-11-20T15:00:00Z',
  tracks: [{ id: 'nine', grade: 9, name: '9 класс' }],
  rounds: [
    {
      title: 'Теория',
      opensAt: '2026-11-23T07:00:00Z',
      closesAt: '2026-11-23T10:00:00Z',
      durationMinutes: 120,
      papers: [paper],
    },
  ],
} as unknown as Olympiad;
const bad = (change: Partial<Olympiad>) => planChecks({ ...olympiad, ...change }).filter((check) => !check.ok);
const round = (change: object) => ({ rounds: [{ ...olympiad.rounds[0]!, ...change }] });

it('finds nothing in a whole plan', () => {
  expect(bad({})).toEqual([]);
});

it('names the round and the track whose paper is missing, empty or sums up wrongly', () => {
  const where = { ok: false, round: 'Теория', track: '9 класс' };
  expect(bad(round({ papers: [] }))).toEqual([{ id: 'paper', ...where }]);
  expect(bad(round({ papers: [{ ...paper, tasks: 0, points: 0 }] }))).toEqual([{ id: 'tasks', ...where }]);
  expect(bad(round({ papers: [{ ...paper, points: 48 }] }))).toEqual([
    { id: 'points', ...where, points: 48, maxPoints: 50 },
  ]);
});

it('compares times', () => {
  expect(bad(round({ durationMinutes: 181 })).map((check) => check.id)).toEqual(['duration']);
  expect(bad({ registrationClosesAt: '2026-11-24T00:00:00Z' }).map((check) => check.id)).toEqual(['registration']);
});

it('speaks of papers only where there are rounds and tracks', () => {
  expect(bad({ tracks: [] }).map((check) => check.id)).toEqual(['tracks']);
  expect(bad({ rounds: [] }).map((check) => check.id)).toEqual(['rounds']);
});
