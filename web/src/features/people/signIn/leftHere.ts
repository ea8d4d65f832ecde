import type { KeptWork } from '../../../sitting/keptHere';

/** What somebody has not sent over whose page another person signed in. */
export interface LeftHere {
  personId: string;
  name: string;
  works: readonly KeptWork[];
}

const storageKey = 'left-here';

/** For the start page of who has signed in: the page of the work is gone by then. */
export function keepLeft(left: LeftHere) {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(left));
  } catch {
    // A browser that keeps nothing: the dialog has said it.
  }
}

export function forgetLeft() {
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // It keeps nothing anyway.
  }
}

/** What another than this person has left on this device, as far as this tab was told. */
export function leftBy(personId: string): LeftHere | undefined {
  try {
    const stored = sessionStorage.getItem(storageKey);
    if (stored === null) return undefined;
    const left = JSON.parse(stored) as LeftHere;
    if (left.personId !== personId) return left;
    // The owner is back, and goes on.
    forgetLeft();
  } catch {
    // Forbidden, or written by nobody of us.
  }
  return undefined;
}
