import { afterEach, expect, it, vi } from 'vitest';
import type { Answer } from './contract';
import { keptHere, type KeptWork } from './keptHere';
import { keptOf } from './keptOf';
import type { SittingSession } from './session';

const work = (attemptId: string, entries: number): KeptWork => ({
  attemptId,
  title: 'Физика',
  entries,
  files: 0,
  handedIn: false,
  durable: true,
});

afterEach(() => ['a', 'b'].forEach(keptHere.forget));

it('names works while something of them waits, and tells of it once', () => {
  const listener = vi.fn();
  const stop = keptHere.subscribe(listener);
  keptHere.tell(work('a', 2));
  keptHere.tell(work('a', 2));
  keptHere.tell(work('b', 1));
  expect(keptHere.works().map(({ attemptId }) => attemptId)).toEqual(['a', 'b']);
  keptHere.tell(work('a', 0));
  keptHere.forget('b');
  expect(keptHere.works()).toEqual([]);
  expect(listener).toHaveBeenCalledTimes(4);
  stop();
});

it('counts what is being typed as an entry, and the files that lie here and have not arrived', () => {
  const file = (sha256: string) => ({ sha256, name: sha256, size: 1 });
  const answers = new Map<string, Answer>([['t', { type: 'upload', files: ['x', 'y', 'z'].map(file) }]]);
  const state = {
    view: { attemptId: 'a', handedInAt: null },
    answers,
    journal: { unsent: 2, durable: true },
    writing: true,
    handedInHere: '2026-11-28T10:00:00Z',
    files: { kept: new Set(['x', 'y']), held: new Set(['x']), fleeting: true },
  } as unknown as SittingSession['state'];
  expect(keptOf({ state }, 'Физика')).toEqual({
    attemptId: 'a',
    title: 'Физика',
    entries: 3,
    files: 1,
    handedIn: true,
    durable: false,
  });
});
