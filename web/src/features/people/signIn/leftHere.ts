import type { KeptWork } from '../../../sitting/keptHere';

/** What somebody has not sent over whose page another person signed in. */
export interface LeftHere {
  personId: string;
  name: string;
  works: readonly KeptWork[];
}

const storageKey = 'left-here';

/** What is kept of everybody, as far as this tab was told. */
function read(): readonly LeftHere[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as unknown;
    return Array.isArray(stored) ? (stored as LeftHere[]) : [];
  } catch {
    // Forbidden, or written by nobody of us.
    return [];
  }
}

function write(left: readonly LeftHere[]) {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(left));
  } catch {
    // A browser that keeps nothing: the dialog has said it.
  }
}

/** What others than this person have left on this device. */
export const leftBeside = (personId: string) => read().filter((left) => left.personId !== personId);

/** For the start page of who has signed in: the page of the work is gone by then. */
export const keepLeft = (left: LeftHere) => write([...leftBeside(left.personId), left]);

/** The owner is back, and goes on. */
export const ownerIsBack = (personId: string) => write(leftBeside(personId));

export function forgetLeft() {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // It keeps nothing anyway.
  }
}
