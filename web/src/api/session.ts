/**
 * A session that ends in the middle of work: the request waits, a dialog over the page signs in again, the request
 * goes on. The page under the dialog keeps its state.
 */
let waiting: { promise: Promise<boolean>; resolve: (signedIn: boolean) => void } | undefined;
const listeners = new Set<() => void>();

const changed = () => listeners.forEach((listener) => listener());

/** Resolves to true when the person has signed in again, to false when they closed the dialog. */
export function askToSignIn(): Promise<boolean> {
  if (!waiting) {
    let resolve: (signedIn: boolean) => void = () => undefined;
    const promise = new Promise<boolean>((done) => (resolve = done));
    waiting = { promise, resolve };
    changed();
  }
  return waiting.promise;
}

export function answerSignIn(signedIn: boolean) {
  waiting?.resolve(signedIn);
  waiting = undefined;
  changed();
}

/** For `useSyncExternalStore`: is somebody waiting for a sign-in? */
export const signInRequests = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOpen: () => waiting !== undefined,
};
