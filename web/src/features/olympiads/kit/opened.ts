/** Which attempts have an opened kit on this device: asked by the paper, which loads the code of kits only for these. */

const key = (attemptId: string) => `attempt-kit:${attemptId}`;

/** An attempt that was begun on this device. */
export interface BegunHere {
  roundId: string;
  sealId: string;
  /** How long ago it was begun as far as a page has counted, and the device's date then. A mark of an earlier version of the page has none. */
  clock?: { elapsedMs: number; wroteAt: number };
}

/** `begun`: while the server does not know of the attempt. */
interface Opened {
  begun?: BegunHere;
}

/** By performance.now(): when the work was begun, as this page knows it. */
const begins = new Map<string, number>();

export function markOpened(attemptId: string, opened: Opened = {}) {
  if (!opened.begun) begins.delete(attemptId);
  try {
    localStorage.setItem(key(attemptId), JSON.stringify(opened));
  } catch {
    // A full or forbidden storage: the paper comes from the server after a reload.
  }
}

function read(attemptId: string): Opened | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key(attemptId)) ?? 'null') as Opened | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export const hasOpenedKit = (attemptId: string) => read(attemptId) !== undefined;

/** Of an attempt that was begun here and that the server does not know yet. */
export const begunHere = (attemptId: string) => read(attemptId)?.begun;

/** The mark of a work that begins now. */
export const newBegin = (where: { roundId: string; sealId: string }): BegunHere => ({
  ...where,
  clock: { elapsedMs: 0, wroteAt: Date.now() },
});

/**
 * So many milliseconds ago the work was begun here, while the server does not know of it: monotonic while the page is open, by the device's date while none was.
 * Undefined where nobody has counted.
 */
export function sinceBegun(attemptId: string): number | undefined {
  const clock = begunHere(attemptId)?.clock;
  if (!clock) return undefined;
  const start = begins.get(attemptId) ?? performance.now() - clock.elapsedMs - Math.max(0, Date.now() - clock.wroteAt);
  begins.set(attemptId, start);
  return Math.round(performance.now() - start);
}

/** Keeps that for a page that comes after this one: what it has to take from the date is short then. */
export function keepSinceBegun(attemptId: string) {
  const elapsedMs = sinceBegun(attemptId);
  const begun = begunHere(attemptId);
  if (begun && elapsedMs !== undefined)
    markOpened(attemptId, { begun: { ...begun, clock: { elapsedMs, wroteAt: Date.now() } } });
}

/** Attempts at the round that were begun on this device and that the server does not know yet, of whomever. */
export function begunAt(roundId: string): string[] {
  const prefix = key('');
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter((attemptId) => begunHere(attemptId)?.roundId === roundId);
  } catch {
    return [];
  }
}

export function forgetOpened(attemptId: string) {
  begins.delete(attemptId);
  localStorage.removeItem(key(attemptId));
}
