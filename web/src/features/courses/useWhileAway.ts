import { useEffect, useRef } from 'react';
import { ApiError } from '../../api/errors';

/** Milliseconds. */
const pause = 10_000;

/** Whether a request failed because the line or the server was away: what was refused would be refused again. */
export const isAbsence = (reason: unknown) => !(reason instanceof ApiError && reason.status < 500);

/** Tries again when the browser hears of a line and, as it hears only of the nearest part of it, every ten seconds while something waits. */
export function useWhileAway(isAway: boolean, again: () => void) {
  const latest = useRef(again);
  useEffect(() => {
    latest.current = again;
  });
  useEffect(() => {
    if (!isAway) return;
    const now = () => latest.current();
    const timer = setInterval(now, pause);
    addEventListener('online', now);
    return () => {
      clearInterval(timer);
      removeEventListener('online', now);
    };
  }, [isAway]);
}
