import { describe, expect, it } from 'vitest';
import { fateOf } from './fate';
import type { TaskResult } from './queries';

const task = (points: number | null, answer: string | null, late = false) =>
  ({ points, maxPoints: 3, answer, late: late ? { answer, receivedAt: '2026-11-24T10:00:00Z' } : null }) as TaskResult;

describe('what became of a task', () => {
  it.each([
    ['full', task(3, '{}')],
    ['part', task(1.5, '{}')],
    ['nothing', task(0, '{}')],
    ['nothing', task(-1, '{}', true)],
    ['empty', task(0, null)],
    ['late', task(0, null, true)],
    ['jury', task(null, '{}')],
  ] as const)('is %s', (fate, given) => expect(fateOf(given)).toBe(fate));
});
