import type { HeicReply } from './heic.worker';

/** For browsers that cannot: three megabytes of code that come only when such a picture does. They need a network the first time. */
export function decodeHeic(file: Blob): Promise<ImageData> {
  const worker = new Worker(new URL('./heic.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ImageData>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HeicReply>) => (data ? resolve(data) : reject(new Error('unreadable')));
    worker.onerror = () => reject(new HeicUnavailable());
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** The code did not come. */
export class HeicUnavailable extends Error {}
