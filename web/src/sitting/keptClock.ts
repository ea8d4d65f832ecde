import { serverClock, type KnownClock } from '../api/clock';

/** A date that has gone back by less is a correction of the clock. */
const step = 1_000;
const rhythm = 1_000;

/** Keeps what is known of the server's clock with the paper, for a page that is opened without a network. Returns the end of it. */
export function keepClock(
  attemptId: string,
  store: { keepClock: (attemptId: string, clock: KnownClock) => Promise<void> },
): () => void {
  let kept: KnownClock | undefined;
  const keep = (clock: KnownClock) => {
    kept = clock;
    // A full disk keeps what it had.
    void store.keepClock(attemptId, clock).catch(() => undefined);
  };
  // The date was set back in the middle of the work. One that has jumped ahead says nothing: the device may have slept, and then its date is right.
  const look = () => {
    const now = serverClock.known();
    if (kept && now && now.aheadMs - kept.aheadMs > step) keep(now);
  };
  const measured = () => {
    kept = serverClock.known();
    if (kept?.at !== undefined) keep(kept);
  };
  measured();
  const beat = setInterval(look, rhythm);
  const unsubscribe = serverClock.subscribe(measured);
  return () => {
    clearInterval(beat);
    unsubscribe();
  };
}
