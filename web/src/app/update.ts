import { useSyncExternalStore } from 'react';

/**
 * The service worker keeps the shell. A new version waits until the person takes it with a click; while a page holds
 * the update back (an attempt in progress) the notice is not even shown.
 */
let waiting: ServiceWorker | null = null;
let held = 0;
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

function offer(worker: ServiceWorker | null) {
  waiting = worker;
  notify();
}

/** Registers after the page has loaded, so that the first visit's line is free for the page itself. */
export function keepShell() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = async () => {
    const registration = await navigator.serviceWorker.register('/sw.js').catch(() => undefined);
    // Private windows and policies of schools may forbid it: the cabinet works without, only not offline.
    if (!registration) return;
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker);
      });
    });
  };
  if (document.readyState === 'complete') void register();
  else window.addEventListener('load', () => void register(), { once: true });
}

/** Asks for the new version and shows the page anew with it. */
export function takeUpdate() {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true });
  waiting?.postMessage({ type: 'SKIP_WAITING' });
}

/** Holds every update notice back until the returned function is called: `useEffect(() => holdUpdates(), [])`. */
export function holdUpdates(): () => void {
  held += 1;
  notify();
  return () => {
    held -= 1;
    notify();
  };
}

export function useUpdateOffered() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null && held === 0,
  );
}
