import { useCallback, useSyncExternalStore } from 'react';
import { serverClock } from '../api/clock';

/** «1:12:40» or «4:07»: what remains, rounded up so that zero means over. Negative spans read as zero. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`
    : `${String(minutes)}:${two(seconds % 60)}`;
}

/** The server's time in ms, renewed every `step` ms; between steps it is the beginning of the step. */
export function useServerNow(step = 1000): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, Math.min(step, 1000));
      const stop = serverClock.subscribe(listener);
      return () => {
        clearInterval(timer);
        stop();
      };
    },
    [step],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(serverClock.now() / step) * step);
}
