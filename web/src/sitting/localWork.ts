import { clockOf } from './journal/head';
import type { JournalStore } from './journal/store';
import type { Local } from './session';

/** What this device holds of a work. `begunAgo`: how far the clock of its chain is where nothing was written, ms. */
export async function localWork(store: JournalStore, attemptId: string, begunAgo = 0): Promise<Local> {
  // A full disk must not keep the paper from opening; the draft waits for the next visit.
  await store.takeUpDrafts(attemptId).catch(() => undefined);
  const head = await store.head(attemptId);
  const written = await store.written(attemptId);
  return {
    answers: new Map(written.map((entry) => [entry.taskId, entry.answer])),
    unsent: new Map(
      written
        .filter(({ deviceId, seq }) => deviceId === head?.deviceId && seq > head.acked)
        .map((entry) => [entry.taskId, entry.answer]),
    ),
    deviceIds: new Set(written.map(({ deviceId }) => deviceId)),
    elapsedMs: head ? clockOf(head) : begunAgo,
    handedInAt: head?.handedInAt,
  };
}
