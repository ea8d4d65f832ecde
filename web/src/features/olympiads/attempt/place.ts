import { useState } from 'react';

/** Where one is in the paper and what one has marked: kept on this device only. */
interface Place {
  taskId: string | undefined;
  flags: string[];
}

const key = (attemptId: string) => `attempt-place:${attemptId}`;

function read(attemptId: string): Place {
  try {
    const stored = JSON.parse(localStorage.getItem(key(attemptId)) ?? 'null') as Partial<Place> | null;
    return { taskId: stored?.taskId, flags: Array.isArray(stored?.flags) ? stored.flags : [] };
  } catch {
    return { taskId: undefined, flags: [] };
  }
}

export function forgetPlace(attemptId: string) {
  localStorage.removeItem(key(attemptId));
}

export function usePlace(attemptId: string, taskIds: string[]) {
  const [place, setPlace] = useState(() => read(attemptId));

  function put(next: Place) {
    setPlace(next);
    try {
      localStorage.setItem(key(attemptId), JSON.stringify(next));
    } catch {
      // A full or forbidden storage costs a mark after a reload, not an answer.
    }
  }

  const index = Math.max(0, taskIds.indexOf(place.taskId ?? ''));
  return {
    index,
    flags: place.flags,
    goTo: (next: number) => put({ ...place, taskId: taskIds[Math.min(taskIds.length - 1, Math.max(0, next))] }),
    toggleFlag: (taskId: string) =>
      put({
        ...place,
        flags: place.flags.includes(taskId) ? place.flags.filter((id) => id !== taskId) : [...place.flags, taskId],
      }),
  };
}
