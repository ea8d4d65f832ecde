import { api, body } from '../../api/client';
import { ApiError, apiErrorFrom, NetworkError } from '../../api/errors';
import type { components } from '../../api/schema';

export type UploadView = components['schemas']['UploadView'];
type BeginRequest = components['schemas']['BeginLargeUploadRequest'];

/** What the server is asked in the course of an upload. Each throws ApiError when it answered no, NetworkError when nothing is known. */
export interface UploadSteps {
  begin(request: BeginRequest): Promise<UploadView>;
  view(id: string): Promise<UploadView>;
  locate(id: string, number: number): Promise<{ address: string; received: number }>;
  put(address: string, bytes: Blob, progress: (bytes: number) => void, signal: AbortSignal): Promise<void>;
  complete(id: string, sha256: string): Promise<UploadView>;
  abort(id: string): Promise<unknown>;
}

/** A line that moves nothing for so long is broken, though nothing says so. */
const stuckAfter = 60_000;

/** By XMLHttpRequest: only it tells how much of a body has gone. */
export function putBytes(address: string, bytes: Blob, progress: (bytes: number) => void, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    let watch = setTimeout(giveUp, stuckAfter);
    const moved = () => {
      clearTimeout(watch);
      watch = setTimeout(giveUp, stuckAfter);
    };
    const end = (settle: () => void) => () => {
      clearTimeout(watch);
      signal.removeEventListener('abort', giveUp);
      settle();
    };
    request.upload.onprogress = (event) => {
      moved();
      progress(event.loaded);
    };
    request.onload = end(() => {
      if (request.status < 300) resolve();
      else if (!address.startsWith('/')) {
        // The storage itself: whatever it refuses (an address too old, no room) is asked for anew.
        reject(new NetworkError(request.status));
      } else {
        const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
        void apiErrorFrom(new Response(request.responseText, { status: request.status, headers })).then(reject);
      }
    });
    request.onerror = end(() => reject(new NetworkError()));
    request.onabort = end(() => reject(new NetworkError('aborted')));
    signal.addEventListener('abort', giveUp);
    // Another server than this one wants no cookie, and gets none: credentials go with this origin only.
    request.open('PUT', address);
    request.send(bytes);
    if (signal.aborted) giveUp();
  });
}

export const uploadSteps: UploadSteps = {
  begin: (request) => body(api.POST('/api/files/uploads', { body: request })),
  view: (id) => body(api.GET('/api/files/uploads/{id}', { params: { path: { id } } })),
  locate: (id, number) => body(api.GET('/api/files/uploads/{id}/parts/{number}', { params: { path: { id, number } } })),
  put: putBytes,
  complete: (id, sha256) =>
    body(api.POST('/api/files/uploads/{id}/complete', { params: { path: { id } }, body: { sha256 } })),
  abort: (id) => api.DELETE('/api/files/uploads/{id}', { params: { path: { id } } }),
};

const worthAnotherTry = new Set([
  'material.upload.part-busy',
  'material.upload.part-elsewhere',
  'material.upload.part-spoilt',
  'material.upload.parts-missing',
]);

/** Whether the same may go better later: the line, a server that starts anew, a part that is to be sent anew. */
export const mayPass = (error: unknown) =>
  error instanceof NetworkError ||
  (error instanceof ApiError &&
    (error.status >= 500 || error.status === 408 || error.status === 429 || worthAnotherTry.has(error.code)));
