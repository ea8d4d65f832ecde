import { keepSinceBegun } from '../kit/opened';

const beginRhythm = 10_000;

/** Keeps how long ago a work was begun of which the server does not know yet. Returns the end of it. */
export function keepBegin(attemptId: string): () => void {
  const beat = setInterval(() => keepSinceBegun(attemptId), beginRhythm);
  return () => clearInterval(beat);
}
