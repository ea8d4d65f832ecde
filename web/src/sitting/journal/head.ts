import { chainStart, nextHash, type Link } from './chain';

/** An entry of the journal as it lies on this device. */
export interface Entry extends Link {
  hash: string;
  /** The code with which the server refused it for good; such an entry stays here and is never sent again. */
  refused?: string;
}

/** The end of the chain that this device writes for one attempt. */
export interface Head {
  attemptId: string;
  deviceId: string;
  /** Sequence number, hash and elapsed time of the last entry written. */
  seq: number;
  hash: string;
  elapsedMs: number;
  /** The device's clock then; unknown for a chain that an earlier version of the page began. */
  wroteAt?: number;
  /** The last entry that the server has acknowledged. */
  acked: number;
  /** When the participant handed in behind the last entry, by the server's clock, until the server was told. */
  handedInAt?: string;
}

/** Where the clock of the chain stands now, also after the page was closed for a while. A clock that was set back stands still, and the server will notice. */
export const clockOf = ({ elapsedMs, wroteAt }: Pick<Head, 'elapsedMs' | 'wroteAt'>, now = Date.now()) =>
  elapsedMs + Math.max(0, now - (wroteAt ?? now));

export const newHead = (attemptId: string, deviceId: string, elapsedMs = 0): Head => ({
  attemptId,
  deviceId,
  seq: 0,
  hash: chainStart,
  elapsedMs,
  acked: 0,
});

/** The chain with one entry more. Elapsed time never runs backwards, whatever a reloaded page measured. */
export function extend(
  head: Head,
  taskId: string,
  answer: string,
  elapsedMs: number,
  wroteAt = Date.now(),
): { head: Head; entry: Entry } {
  const { attemptId, deviceId } = head;
  const link = {
    attemptId,
    deviceId,
    seq: head.seq + 1,
    taskId,
    answer,
    elapsedMs: Math.max(head.elapsedMs, Math.round(elapsedMs)),
  };
  const hash = nextHash(head.hash, link);
  return { head: { ...head, seq: link.seq, hash, elapsedMs: link.elapsedMs, wroteAt }, entry: { ...link, hash } };
}

/**
 * A new chain on a new device id with the entries that the server has not acknowledged, in their order.
 * Needed when the server holds another entry under the same number, and to go on past an entry that it refuses.
 */
export function startAnew(head: Head, unsent: Entry[], deviceId: string): { head: Head; entries: Entry[] } {
  let next = newHead(head.attemptId, deviceId);
  const entries: Entry[] = [];
  for (const { taskId, answer, elapsedMs } of unsent) {
    const step = extend(next, taskId, answer, elapsedMs);
    next = step.head;
    entries.push(step.entry);
  }
  const { elapsedMs = 0, wroteAt, handedInAt } = head;
  return {
    head: {
      ...next,
      elapsedMs: Math.max(next.elapsedMs, elapsedMs),
      ...(wroteAt !== undefined && { wroteAt }),
      ...(handedInAt !== undefined && { handedInAt }),
    },
    entries,
  };
}

/** The end with or without a hand-in that waits. */
export function withHandIn(head: Head, handedInAt: string | undefined): Head {
  const changed = { ...head };
  if (handedInAt === undefined) delete changed.handedInAt;
  else changed.handedInAt = handedInAt;
  return changed;
}

/** Entries of several chains of one device as they were written: the present chain holds the newest. What the server refused for good is left out. */
export const inOrder = (entries: Entry[], head: Head | undefined): Entry[] =>
  entries
    .filter(({ refused }) => refused === undefined)
    // Within a chain the time never runs backwards, and what is equal stays in its place.
    .sort(
      (one, other) =>
        Number(one.deviceId === head?.deviceId) - Number(other.deviceId === head?.deviceId) ||
        one.elapsedMs - other.elapsedMs,
    );
