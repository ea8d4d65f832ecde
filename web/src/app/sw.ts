import { clientsClaim } from 'workbox-core';
import { ExpirationPlugin } from 'workbox-expiration';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { fetchKitsInBackground } from '../features/olympiads/kit/background';
import { decoderCache, isDecoder } from '../features/olympiads/kit/keptDecoder';
import { kitsTag } from '../features/olympiads/kit/tag';

declare const self: ServiceWorkerGlobalScope;

/** An event by which the browser wakes this worker: once when the line is back (`sync`), or now and then (`periodicsync`). */
type Waking = ExtendableEvent & { tag: string };

// The decoder of HEIC pictures comes with the kits that need it, not with the shell.
const files = self.__WB_MANIFEST as { url: string; revision: string | null }[];
const pathOf = (url: string) => new URL(url, self.location.origin).pathname;
const decoder = files.map(({ url }) => pathOf(url)).find(isDecoder)!;

for (const kind of ['sync', 'periodicsync'])
  self.addEventListener(kind, (event) => {
    const waking = event as Waking;
    if (waking.tag === kitsTag) waking.waitUntil(fetchKitsInBackground(decoder));
  });

// A new version takes over only when the page says so (see update.ts).
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
clientsClaim();

precacheAndRoute(files.filter(({ url }) => !isDecoder(pathOf(url))));
cleanupOutdatedCaches();

registerRoute(
  ({ url }) => url.origin === self.location.origin && isDecoder(url.pathname),
  new CacheFirst({ cacheName: decoderCache }),
);

// What has a hash in its name never changes: keep it once it was used.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname.startsWith('/assets/'),
  new CacheFirst({
    cacheName: 'assets',
    plugins: [new ExpirationPlugin({ maxEntries: 200, purgeOnQuotaError: true })],
  }),
);

// Every address of the client is the shell; the server's own addresses always go to the server.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(api|icpc|hubs|openapi|scalar|hangfire|health|metrics|files)(\/|$)/, /\.html$/],
  }),
);
