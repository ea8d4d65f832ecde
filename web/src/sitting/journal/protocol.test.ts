import { describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from '../../api/errors';
import { chainStart } from './chain';
import { extend, newHead, startAnew, type Entry } from './head';
import { backoff, batchLimits, batchOf, decide, freshCourse, outcomeOf } from './protocol';

const attempt = '0199a1b2-0000-7000-8000-000000000001';
const device = '0199a1b2-0000-7000-8000-00000000000d';
const task = '0199a1b2-0000-7000-8000-0000000000a1';

function written(count: number, answer = 'null') {
  let head = newHead(attempt, device);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index++) {
    const step = extend(head, task, answer, index * 10);
    head = step.head;
    entries.push(step.entry);
  }
  return { head, entries };
}

describe('what an answer of the server means', () => {
  const meaning = (error: unknown) => outcomeOf(error, (seq) => `hash ${seq}`);

  it('is a broken line when there was no answer', () => {
    expect(meaning(new NetworkError())).toEqual({ kind: 'later', reason: 'line' });
    expect(meaning(new DOMException('', 'TimeoutError'))).toEqual({ kind: 'later', reason: 'line' });
  });

  it('is a pause of the length that the server names', () => {
    expect(meaning(new ApiError(503, 'server.busy', { count: 7 }))).toEqual({
      kind: 'later',
      reason: 'server',
      afterMs: 7_000,
    });
    expect(meaning(new ApiError(500, 'server.failed'))).toEqual({ kind: 'later', reason: 'server' });
  });

  it('is another head', () => {
    const error = new ApiError(409, 'olympiad.journal.head-mismatch', { seq: 4, hash: 'ab' });
    expect(meaning(error)).toEqual({ kind: 'mismatch', seq: 4, hash: 'ab', local: 'hash 4' });
    const empty = new ApiError(409, 'olympiad.journal.head-mismatch', { seq: 0, hash: chainStart });
    expect(meaning(empty)).toMatchObject({ seq: 0, local: chainStart });
  });

  it('is a refusal for good, a lost session, or no access', () => {
    expect(meaning(new ApiError(413, 'olympiad.journal.answer-too-large'))).toMatchObject({ kind: 'refused' });
    expect(meaning(new ApiError(400, 'request.invalid'))).toMatchObject({ kind: 'refused' });
    expect(meaning(new ApiError(401, 'session.required'))).toEqual({ kind: 'signIn' });
    expect(meaning(new ApiError(404, 'not.found'))).toMatchObject({ kind: 'denied' });
  });
});

describe('the next step', () => {
  const { entries } = written(8);

  it('goes back to the head of the server once, and starts a new chain when that does not help', () => {
    const outcome = { kind: 'mismatch', seq: 3, hash: 'h', local: 'h' } as const;
    const first = decide(freshCourse, entries, outcome, 0);
    expect(first.step).toEqual({ do: 'acknowledge', seq: 3 });
    expect(decide(first.course, entries, outcome, 0).step).toEqual({ do: 'restart' });
  });

  it('starts a new chain on a fork', () => {
    const fork = { kind: 'mismatch', seq: 3, hash: 'theirs', local: 'ours' } as const;
    expect(decide(freshCourse, entries, fork, 0).step).toEqual({ do: 'restart' });
    expect(decide(freshCourse, entries, { ...fork, local: undefined }, 0).step).toEqual({ do: 'restart' });
  });

  it('halves a refused batch until the refused entry stands alone, and leaves only that behind', () => {
    const refused = { kind: 'refused', code: 'request.invalid' } as const;
    const half = decide(freshCourse, entries, refused, 0);
    expect(half.course.size).toBe(4);
    expect(half.step).toMatchObject({ do: 'wait', ms: 0 });
    expect(decide(half.course, [entries[4]!], refused, 0).step).toEqual({
      do: 'restart',
      refused: { seq: 5, code: 'request.invalid' },
    });
  });

  it('waits longer after each failure, and forgets them after a success', () => {
    let course = freshCourse;
    const waits: number[] = [];
    for (let failure = 0; failure < 8; failure++) {
      const next = decide(course, entries, { kind: 'later', reason: 'line' }, 1);
      course = next.course;
      if (next.step.do === 'wait') waits.push(next.step.ms);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(decide(course, entries, { kind: 'accepted', seq: 8 }, 1).course.failures).toBe(0);
  });
});

describe('backing off', () => {
  it('spreads over the upper half, and never comes before the time that the server named', () => {
    expect(backoff(3, 0)).toBe(4_000);
    expect(backoff(3, 1)).toBe(8_000);
    expect(backoff(0, 0, 12_000)).toBe(12_000);
    expect(backoff(0, 1, 12_000)).toBe(15_000);
  });
});

describe('a batch', () => {
  it('holds no more than the server takes', () => {
    expect(batchOf(written(5).entries, 3)).toHaveLength(3);
    expect(batchOf(written(5).entries, 200)).toHaveLength(5);
    const large = written(12, JSON.stringify('щ'.repeat(100_000))).entries;
    const batch = batchOf(large, batchLimits.entries);
    expect(batch).toHaveLength(4);
    expect(batchOf(large.slice(0, 1), 1)).toHaveLength(1);
  });
});

describe('the chain', () => {
  it('keeps elapsed time from running backwards', () => {
    const first = extend(newHead(attempt, device), task, 'null', 5_000);
    expect(extend(first.head, task, 'null', 100).entry.elapsedMs).toBe(5_000);
  });

  it('starts anew with what is unsent, in order', () => {
    const { head, entries } = written(4);
    const anew = startAnew(head, entries.slice(2), '0199a1b2-0000-7000-8000-00000000000e');
    expect(anew.entries.map(({ seq, elapsedMs }) => [seq, elapsedMs])).toEqual([
      [1, 20],
      [2, 30],
    ]);
    expect(anew.head).toMatchObject({ seq: 2, acked: 0, hash: anew.entries[1]!.hash });
  });
});
