// Runs in the page and in the service worker: nothing of a page is used here.

/** Where the service worker looks for the decoder of HEIC pictures: not among what it may throw away. */
export const decoderCache = 'heic-decoder';

/** What the build calls the decoder, as a path of this site. */
export const isDecoder = (path: string) => /^\/assets\/heic\.worker-[^/]+\.js$/.test(path);

/** Sees to it that the decoder is on this device before a picture needs it without a network: half a megabyte of the line, once. `address`: its path. */
export async function keepDecoder(address: string): Promise<void> {
  const cache = await caches.open(decoderCache);
  if (await cache.match(address)) return;
  await cache.add(address);
  // Those of earlier versions.
  const others = (await cache.keys()).filter(({ url }) => !url.endsWith(address));
  await Promise.all(others.map((other) => cache.delete(other)));
}
