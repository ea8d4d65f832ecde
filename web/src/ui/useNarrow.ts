import { useSyncExternalStore } from 'react';

/** As in the style sheets: a phone. */
const query = '(max-width: 44em)';
// Tests without a browser have no screen.
const media = typeof window.matchMedia === 'function' ? window.matchMedia(query) : undefined;

function subscribe(listener: () => void) {
  media?.addEventListener('change', listener);
  return () => media?.removeEventListener('change', listener);
}

/** Whether the page is as narrow as on a phone: where less is to be shown, not only differently. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => media?.matches ?? false);
