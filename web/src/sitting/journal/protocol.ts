import { ApiError } from '../../api/errors';
import { chainStart } from './chain';
import type { Entry, Head } from './head';

/** What came of one exchange with the server. */
export type Outcome =
  | { kind: 'accepted'; seq: number }
  /** The server's chain of this device ends elsewhere: `hash` at `seq`, `local` is this device's hash at that place. */
  | { kind: 'mismatch'; seq: number; hash: string; local: string | undefined }
  /** The server will never take this batch as it is. */
  | { kind: 'refused'; code: string }
  | { kind: 'signIn' }
  /** The attempt is not this person's, or is gone. */
  | { kind: 'denied'; code: string }
  /** Nothing is known, or the server asks to wait (`afterMs`). */
  | { kind: 'later'; reason: 'line' | 'server'; afterMs?: number };

/** What the sender remembers between exchanges. */
export interface Course {
  /** Failures one after another. */
  failures: number;
  /** Entries in the next batch. */
  size: number;
  /** The head to which the last mismatch led, so that a server that repeats itself is not obeyed for ever. */
  rewoundTo: number | undefined;
}

export type Step =
  | { do: 'acknowledge'; seq: number }
  | { do: 'restart'; refused?: { seq: number; code: string } }
  | { do: 'signIn' }
  | { do: 'stop'; code: string }
  | { do: 'wait'; ms: number; reason: 'line' | 'server' };

/** The server's limits of one request are 200 entries and 1 MB; the rest of the megabyte is for the envelope. */
export const batchLimits = { entries: 200, bytes: 900_000 };

export const freshCourse: Course = { failures: 0, size: batchLimits.entries, rewoundTo: undefined };

/** What to do after an exchange of `batch`, and what to remember. Pure: chance comes in as `random` (0 to 1). */
export function decide(
  course: Course,
  batch: Entry[],
  outcome: Outcome,
  random: number,
): { step: Step; course: Course } {
  switch (outcome.kind) {
    case 'accepted':
      // After a refusal the batches grow again only step by step: the poison may have neighbours.
      return {
        step: { do: 'acknowledge', seq: outcome.seq },
        course: { ...freshCourse, size: Math.min(course.size * 2, batchLimits.entries) },
      };
    case 'mismatch': {
      const ours = outcome.seq === 0 || outcome.local === outcome.hash;
      return ours && course.rewoundTo !== outcome.seq
        ? { step: { do: 'acknowledge', seq: outcome.seq }, course: { ...course, rewoundTo: outcome.seq } }
        : { step: { do: 'restart' }, course: freshCourse };
    }
    case 'refused':
      return batch.length === 1
        ? {
            step: { do: 'restart', refused: { seq: batch[0]!.seq, code: outcome.code } },
            course: { ...freshCourse, size: 1 },
          }
        : {
            step: { do: 'wait', ms: 0, reason: 'server' },
            course: { ...course, size: Math.ceil(batch.length / 2) },
          };
    case 'signIn':
      return { step: { do: 'signIn' }, course };
    case 'denied':
      return { step: { do: 'stop', code: outcome.code }, course };
    case 'later':
      return {
        step: { do: 'wait', ms: backoff(course.failures, random, outcome.afterMs), reason: outcome.reason },
        course: { ...course, failures: course.failures + 1 },
      };
  }
}

/**
 * Before retry `failures` (0, 1, 2…) in ms: 1 s doubling to 30 s, spread over its upper half so that a whole school
 * does not return in one second. A time that the server named is the least, and is spread as well.
 */
export function backoff(failures: number, random: number, afterMs?: number): number {
  const ceiling = Math.min(30_000, 1_000 * 2 ** failures);
  const own = ceiling / 2 + (random * ceiling) / 2;
  return afterMs === undefined ? own : Math.max(own, afterMs * (1 + random / 4));
}

/** What a failed exchange means. */
export function outcomeOf(error: unknown, localHash: (seq: number) => string | undefined): Outcome {
  if (!(error instanceof ApiError)) return { kind: 'later', reason: 'line' };
  const { status, code, args } = error;
  if (code === 'olympiad.journal.head-mismatch') {
    const seq = Number(args.seq);
    const hash = String(args.hash);
    return { kind: 'mismatch', seq, hash, local: seq === 0 ? chainStart : localHash(seq) };
  }
  if (status === 401) return { kind: 'signIn' };
  if (status === 403 || status === 404 || status === 410) return { kind: 'denied', code };
  if (status === 400 || status === 409 || status === 413 || status === 415 || status === 422)
    return { kind: 'refused', code };
  const seconds = Number(args.count);
  return { kind: 'later', reason: 'server', ...(seconds > 0 && { afterMs: seconds * 1_000 }) };
}

/** The first entries that fit into one request. At least one, so that an entry too large is refused by the server and seen. */
export function batchOf(entries: Entry[], size: number): Entry[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => {
    bytes += new TextEncoder().encode(JSON.stringify(entry)).length;
    return index > 0 && (index >= size || bytes > batchLimits.bytes);
  });
  return end === -1 ? entries : entries.slice(0, end);
}

export const unsentOf = (head: Head | undefined) => (head ? head.seq - head.acked : 0);
