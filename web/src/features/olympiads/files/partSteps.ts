import { apiErrorFrom, NetworkError } from '../../../api/errors';
import { exchange } from '../../../api/fetch';
import type { components } from '../../../api/schema';
import { fileUrl } from '../attempt/attemptApi';
import type { Steps } from './parts';

/** Given up when the line is slower than 4 KB/s, a minute more for the way there and back. */
const patience = (bytes: number) => AbortSignal.timeout(60_000 + bytes / 4);

const here = (path: string) => new URL(path, window.location.origin);

async function post(path: string, body?: unknown): Promise<Response> {
  const response = await exchange(
    new Request(here(path), {
      method: 'POST',
      ...(body !== undefined && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      signal: patience(0),
    }),
  );
  if (!response.ok) throw await apiErrorFrom(response);
  return response;
}

export const stepsOf = (attemptId: string): Steps => ({
  begin: async (sha256, upload) =>
    (await post(`${fileUrl(attemptId, sha256)}/begin`, upload)).json() as Promise<
      components['schemas']['BeginUploadResponse']
    >,
  put: async (address, bytes) => {
    const request = { method: 'PUT', body: bytes, signal: patience(bytes.byteLength) };
    if (address.startsWith('/')) {
      const response = await exchange(new Request(here(address), request));
      if (!response.ok) throw await apiErrorFrom(response);
      return;
    }
    // The storage itself: it wants no cookie, and whatever it refuses (an address too old, no room) is asked for anew.
    const response = await fetch(address, { ...request, credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (!response.ok) throw new NetworkError(response.status);
  },
  complete: (sha256) => post(`${fileUrl(attemptId, sha256)}/complete`),
});
