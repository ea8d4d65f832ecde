/** Which attempts have an opened kit on this device: asked by the paper, which loads the code of kits only for these. */

const key = (attemptId: string) => `attempt-kit:${attemptId}`;

/** An attempt that was begun on this device. */
export interface BegunHere {
  roundId: string;
  sealId: string;
}

/** `begun`: while the server does not know of the attempt. */
interface Opened {
  begun?: BegunHere;
}

export function markOpened(attemptId: string, opened: Opened = {}) {
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
  localStorage.removeItem(key(attemptId));
}
