import { useSyncExternalStore } from 'react';

/** What an open work shows, anew with each change of it. */
export function useSessionState<State>(session: {
  subscribe: (listener: () => void) => () => void;
  getState: () => State;
}): State {
  return useSyncExternalStore(session.subscribe, session.getState);
}
