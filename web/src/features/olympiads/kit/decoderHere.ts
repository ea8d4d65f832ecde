import { queryOptions } from '@tanstack/react-query';
import { heicDecoder } from '../pictures/heic';
import { keepDecoder } from './keptDecoder';

/** The line and the processor belong to the page first; a browser without idle time to tell of gets a moment. */
const idle = () =>
  new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 30_000 });
    else setTimeout(resolve, 2_000);
  });

/** Whoever asks first has it loaded, the others wait for the same. */
let keeping: Promise<void> | undefined;

/** Sees to it, in idle time, that HEIC pictures can be opened on this device without a network. */
export const keepDecoderHere = () =>
  (keeping ??= idle()
    .then(() => keepDecoder(heicDecoder))
    .catch((error: unknown) => {
      keeping = undefined;
      throw error;
    }));

/** So long the page has rested, in ms: whoever has just opened it, perhaps on a slow line, pays for nothing of this. */
const rest = 20_000;
let later: ReturnType<typeof setTimeout> | undefined;

/** The same, once the page has rested. */
export function keepDecoderLater() {
  later ??= setTimeout(() => {
    later = undefined;
    void keepDecoderHere().catch(() => undefined);
  }, rest);
}

/** Whether they can. What the cache holds comes by the service worker: private windows and policies of schools may forbid it. */
export const decoderQuery = queryOptions({
  queryKey: ['heic decoder'],
  queryFn: async () => {
    await keepDecoderHere();
    if (!(await navigator.serviceWorker.getRegistration())) throw new Error('no service worker');
    return true;
  },
  // What is here already is found without a network too.
  networkMode: 'always',
  staleTime: Infinity,
  retry: 5,
});
