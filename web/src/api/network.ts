import { useSyncExternalStore } from 'react';

/** Is the server within reach? The browser knows about the cable, a failed request knows about the rest of the way. */
let reachable = true;
const listeners = new Set<() => void>();
const notify = () => listeners.forEach((listener) => listener());

function set(next: boolean) {
  if (next === reachable) return;
  reachable = next;
  notify();
}

window.addEventListener('online', () => set(true));
window.addEventListener('offline', () => set(false));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const network = {
  failed: () => set(false),
  succeeded: () => set(true),
  isOnline: () => reachable && navigator.onLine,
  subscribe,
};

export function useOnline() {
  return useSyncExternalStore(subscribe, network.isOnline);
}
