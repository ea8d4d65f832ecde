const key = (attemptId: string) => `attempt-jury-read:${attemptId}`;

/** How many of the jury's answers and announcements were read on this device. */
export function readSoFar(attemptId: string): number {
  try {
    return Number(localStorage.getItem(key(attemptId))) || 0;
  } catch {
    return 0;
  }
}

export function keepRead(attemptId: string, count: number) {
  try {
    localStorage.setItem(key(attemptId), String(count));
  } catch {
    // A full or forbidden storage: after a reload they are offered once more.
  }
}

export function forgetRead(attemptId: string) {
  localStorage.removeItem(key(attemptId));
}
