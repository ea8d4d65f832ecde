import { useState } from 'react';

/*
 * Words that were written and not sent yet stay on the device, by person: a computer of the school has many of them. Where the storage is full or
 * forbidden they live as long as the page does.
 */
const address = (personId: string, name: string) => `draft:${personId}:${name}`;

function read<T>(personId: string, name: string): T | undefined {
  try {
    const stored = localStorage.getItem(address(personId, name));
    return stored === null ? undefined : (JSON.parse(stored) as T);
  } catch {
    return undefined;
  }
}

function write(personId: string, name: string, value: unknown) {
  try {
    if (value === undefined) localStorage.removeItem(address(personId, name));
    else localStorage.setItem(address(personId, name), JSON.stringify(value));
  } catch {
    // It stays on the page.
  }
}

/**
 * A value that is kept on the device with each change, until it is dropped. The name does not change while the component is shown: it is keyed by it.
 * @param personId Undefined while it is not known who writes: then nothing is kept.
 */
export function useKept<T>(personId: string | undefined, name: string, otherwise: () => T) {
  const [value, setValue] = useState(
    () => (personId === undefined ? undefined : read<T>(personId, name)) ?? otherwise(),
  );
  return [
    value,
    /** Changes what is there by then, also after a wait. */
    (change: (before: T) => T) =>
      setValue((before) => {
        const after = change(before);
        if (personId !== undefined) write(personId, name, after);
        return after;
      }),
    () => {
      if (personId !== undefined) write(personId, name, undefined);
    },
  ] as const;
}
