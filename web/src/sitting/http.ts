import { serverClock } from '../api/clock';
import { apiErrorFrom } from '../api/errors';
import { exchange } from '../api/fetch';
import type { JournalReceipt } from './contract';
import type { Batch } from './journal/sender';

/** What has not been answered for so long is sent again; the server ignores what it has. */
export const patience = 20_000;

export const request = (path: string, method: string, body?: unknown, signal?: AbortSignal) =>
  new Request(new URL(path, window.location.origin), {
    method,
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });

/** The body of the answer; when it says the server's time, the clock learns it. */
export async function read<T extends object>(send: () => Promise<Response>): Promise<T> {
  const sentAt = performance.now();
  const response = await send();
  if (!response.ok) throw await apiErrorFrom(response);
  const arrivedAt = performance.now();
  const body = (await response.json()) as T;
  if ('now' in body && typeof body.now === 'string') serverClock.observe(Date.parse(body.now), sentAt, arrivedAt);
  return body;
}

/** Not through `apiFetch`: the sender shows a lost session itself, so that it never holds the lock while a dialog is open. */
export const postJournal = (path: string, { deviceId, entries, elapsedMs }: Batch) =>
  read<JournalReceipt>(() =>
    exchange(
      request(
        path,
        'POST',
        {
          deviceId,
          elapsedMs,
          entries: entries.map(({ seq, taskId, answer, elapsedMs, hash }) => ({
            seq,
            taskId,
            answer,
            elapsedMs,
            hash,
          })),
        },
        AbortSignal.timeout(patience),
      ),
    ),
  );
