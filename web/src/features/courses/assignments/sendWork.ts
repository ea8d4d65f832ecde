import { apiErrorFrom, NetworkError } from '../../../api/errors';
import { network } from '../../../api/network';
import { askToSignIn } from '../../../api/session';
import type { components } from '../../../api/schema';

export type StoredWork = components['schemas']['UploadWorkResponse'];

/** Bytes: the server takes a little more than the 20 MB of which people are told. */
export const maxWorkSize = 20_000_000;

interface Progress {
  /** From 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends one file of a work to its place. `fetch` does not tell how much has gone, so the older request does it; a lost session is renewed over the page. */
export async function sendWork(address: string, file: File, progress: Progress): Promise<StoredWork> {
  let response = await post(address, file, progress);
  if (response.status === 401 && (await askToSignIn())) response = await post(address, file, progress);
  if (!response.ok) throw await apiErrorFrom(response);
  return (await response.json()) as StoredWork;
}

function post(address: string, file: File, { onProgress, signal }: Progress): Promise<Response> {
  const form = new FormData();
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    request.open('POST', address);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      network.succeeded();
      resolve(
        new Response(request.responseText || null, {
          status: request.status,
          headers: { 'content-type': request.getResponseHeader('content-type') ?? '' },
        }),
      );
    };
    request.onerror = () => {
      network.failed();
      reject(new NetworkError());
    };
    request.onabort = () => reject(new DOMException('The file was taken away', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(form);
  });
}
