import { ApiError, NetworkError } from '../api/errors';
import { unsentOf } from './journal/protocol';
import type { JournalStore } from './journal/store';

/** The ends of the chains behind which a work is handed in. */
export type Heads = { deviceId: string; seq: number; hash: string }[];

/** Says it to the server. */
type Tell = (heads: Heads) => Promise<{ handedInAt: string }>;

/** The line is dead, or nobody is behind it. */
export const isAway = (error: unknown) =>
  error instanceof NetworkError || (error instanceof ApiError && error.status >= 500);

/** Hands in behind the last entry of this device. Throws NetworkError when the server does not have all of them: nothing is handed in then. */
export async function tellHandIn(attemptId: string, store: JournalStore, tell: Tell): Promise<string> {
  const head = await store.head(attemptId);
  if (unsentOf(head) > 0) throw new NetworkError();
  const heads = head ? [{ deviceId: head.deviceId, seq: head.acked, hash: head.hash }] : [];
  return (await tell(heads)).handedInAt;
}

/**
 * Tells the server what was handed in on this device, once it has every entry. Returns when it was handed in, or undefined when nothing was told. A work that is over has
 * ended by itself: a hand-in would only keep the participant from time that is added later.
 */
export async function deliverHandIn(
  attemptId: string,
  store: JournalStore,
  isOver: boolean,
  tell: Tell,
): Promise<string | undefined> {
  const head = await store.head(attemptId);
  if (head?.handedInAt === undefined || unsentOf(head) > 0) return undefined;
  const handedInAt = isOver ? undefined : await tellHandIn(attemptId, store, tell);
  await store.keepHandIn(attemptId, undefined);
  return handedInAt;
}
