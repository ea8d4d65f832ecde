import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from './contract';
import { Typing } from './typing';

const essay = (text: string): Answer => ({ type: 'essay', text });
const short = (text: string): Answer => ({ type: 'shortText', text });
const textIn = (answer: Answer | null) => (answer as { text: string }).text;

let kept: string[];
let typing: Typing;

beforeEach(() => {
  vi.useFakeTimers();
  kept = [];
  typing = new Typing({
    write: async (_, answer) => void kept.push(`entry ${textIn(answer)}`),
    keepDraft: async (_, answer) => void kept.push(`draft ${textIn(answer)}`),
    onAllWritten: () => kept.push('all written'),
  });
});
afterEach(() => vi.useRealTimers());

/** One letter each 100 ms; nobody pauses. */
async function type(letters: string, answer: (text: string) => Answer, each?: (text: string) => void) {
  for (let end = 1; end <= letters.length; end++) {
    typing.typed('t', answer(letters.slice(0, end)));
    await vi.advanceTimersByTimeAsync(100);
    each?.(letters.slice(0, end));
  }
}

describe('an answer that is being typed', () => {
  it('is an entry a second after the first key', async () => {
    await type('abc', short);
    await vi.advanceTimersByTimeAsync(699);
    expect(kept).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(kept).toEqual(['entry abc', 'all written']);
  });

  it.each([
    ['short', short],
    ['long', essay],
  ])('is on the device a second later at the latest, though nobody pauses: a %s one', async (_, answer) => {
    const letters = 'abcdefghijklmnopqrstuvwxyz'.repeat(4);
    await type(letters, answer, (text) => {
      const newest = kept.filter((line) => line !== 'all written').at(-1) ?? '';
      expect(text.length - newest.replace(/^\w+ /, '').length, newest).toBeLessThanOrEqual(10);
    });
  });

  it('has one entry in three seconds when it is long, and drafts between', async () => {
    await type('a'.repeat(60), essay);
    expect(kept.filter((line) => line.startsWith('entry'))).toHaveLength(2);
    expect(kept.filter((line) => line.startsWith('draft'))).toHaveLength(4);
  });

  it('is written at once when asked for, and no draft comes after its entry', async () => {
    await type('a'.repeat(15), essay);
    await typing.write();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept.at(-2)).toBe(`entry ${'a'.repeat(15)}`);
    expect(typing.any).toBe(false);
  });

  it('is not given up when it could not be written, and holds up nothing that comes later', async () => {
    let fails = true;
    typing = new Typing({
      write: async (_, answer) => {
        if (fails) throw new Error('storage');
        kept.push(`entry ${textIn(answer)}`);
      },
      keepDraft: async () => undefined,
      onAllWritten: () => kept.push('all written'),
    });
    typing.typed('t', short('a'));
    await expect(typing.write()).rejects.toThrow();
    fails = false;
    typing.typed('u', short('b'));
    await typing.write();
    expect(kept.sort()).toEqual(['all written', 'entry a', 'entry b']);
  });

  it('is tried again by itself when it could not be written', async () => {
    const write = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('storage')).mockResolvedValue();
    typing = new Typing({ write, keepDraft: async () => undefined, onAllWritten: () => kept.push('all written') });
    typing.typed('t', short('a'));
    await expect(typing.write()).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(write).toHaveBeenCalledTimes(2);
    expect(kept).toEqual(['all written']);
  });

  it('is a draft at once when the page is hidden, and an entry when the page lives on', async () => {
    typing.typed('t', short('abc'));
    typing.keepDrafts();
    await typing.write();
    expect(kept).toEqual(['draft abc', 'entry abc', 'all written']);
  });
});
