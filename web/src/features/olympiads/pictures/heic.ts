import type { HeicReply } from './heic.worker';
import heicDecoder from './heic.worker?worker&url';

/** Where the decoder is: three megabytes of code, half of one on the line. */
export { heicDecoder };

/** For browsers that cannot: code that comes when such a picture does, or came with the kit (kit/keptDecoder.ts). Otherwise it needs a network the first time. */
export function decodeHeic(file: Blob): Promise<ImageData> {
  const worker = new Worker(heicDecoder, { type: 'module' });
  return new Promise<ImageData>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<HeicReply>) => (data ? resolve(data) : reject(new Error('unreadable')));
    worker.onerror = () => reject(new HeicUnavailable());
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

/** The code did not come. */
export class HeicUnavailable extends Error {}
