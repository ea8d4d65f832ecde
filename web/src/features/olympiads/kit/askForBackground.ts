import { kitsTag } from './tag';

interface Waking {
  sync?: { register: (tag: string) => Promise<void> };
  periodicSync?: { register: (tag: string, options: { minInterval: number }) => Promise<void> };
}

const minInterval = 6 * 60 * 60_000;

/**
 * Asks the browser to wake the service worker for kits: `sync` once when the line is back, `periodicSync` now and then. Not every browser can, and some
 * allow it to installed pages only; then the pages fetch them, whichever is open.
 */
export async function askForBackground(how: keyof Waking) {
  if (!('serviceWorker' in navigator)) return;
  try {
    const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & Waking;
    await registration[how]?.register(kitsTag, { minInterval });
  } catch {
    // Not allowed: the pages do it.
  }
}
