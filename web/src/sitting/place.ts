import { useEffect, useState } from 'react';

/** Where one is in the paper and what one has marked. */
export interface Place {
  taskId: string | null;
  flags: string[];
}

/** Kept here at once, so that a reload without a network finds it; told to the server after a pause, so that another device does. */
interface Kept extends Place {
  told: boolean;
}

const key = (attemptId: string) => `attempt-place:${attemptId}`;
const pause = 2_000;

/** The place from which to go on: what this device has not told yet is newer than what the server knows. */
export function placeFrom(stored: string | null, server: Place): Place {
  try {
    const kept = JSON.parse(stored ?? 'null') as Partial<Kept> | null;
    if (kept?.told === false && Array.isArray(kept.flags)) return { taskId: kept.taskId ?? null, flags: kept.flags };
  } catch {
    // Somebody else's text under this key: the server's place is as good.
  }
  return server;
}

function write(attemptId: string, place: Kept) {
  try {
    localStorage.setItem(key(attemptId), JSON.stringify(place));
  } catch {
    // A full or forbidden storage costs a mark after a reload, not an answer.
  }
}

export function forgetPlace(attemptId: string) {
  localStorage.removeItem(key(attemptId));
}

export type OwnPlace = ReturnType<typeof usePlace>;

/** Outlives a pause, which takes the tasks away. */
export function usePlace(
  attemptId: string,
  taskIds: string[],
  server: Place,
  /** Tells the server. */
  tell: (attemptId: string, place: Place) => Promise<void>,
) {
  const [place, setPlace] = useState(() => placeFrom(localStorage.getItem(key(attemptId)), server));
  const [moved, setMoved] = useState(false);

  useEffect(() => {
    if (!moved) return;
    const timer = setTimeout(() => {
      tell(attemptId, place).then(
        () => write(attemptId, { ...place, told: true }),
        // Without a network it stays untold, and the next step tells it.
        () => {},
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [attemptId, place, moved, tell]);

  function put(next: Place) {
    setPlace(next);
    setMoved(true);
    write(attemptId, { ...next, told: false });
  }

  const index = Math.max(0, taskIds.indexOf(place.taskId ?? ''));
  return {
    index,
    flags: place.flags,
    goTo: (next: number) => put({ ...place, taskId: taskIds[Math.min(taskIds.length - 1, Math.max(0, next))] ?? null }),
    toggleFlag: (taskId: string) =>
      put({
        ...place,
        flags: place.flags.includes(taskId) ? place.flags.filter((id) => id !== taskId) : [...place.flags, taskId],
      }),
  };
}
