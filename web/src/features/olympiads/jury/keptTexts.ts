import { useSyncExternalStore } from 'react';

/** Words of a juror that did not come to the server, or were written over there. */
export interface KeptText {
  /** The marking for which they were written; it keeps its id when the work comes back. */
  markingId: string;
  /** What was marked, as its page is called. */
  title: string;
  text: string;
}

/** More is not kept: the oldest goes. */
const most = 50;
const none: KeptText[] = [];
const key = (personId: string) => `marking-texts:${personId}`;

/** As read last, by person. Also where the storage is full or forbidden: then as long as the browser's page lives. */
const held = new Map<string, KeptText[]>();
const listeners = new Set<() => void>();

/** Those of one person: a computer of the school has many jurors. */
export function keptTexts(personId: string): KeptText[] {
  const known = held.get(personId);
  if (known) return known;
  let read: KeptText[] = none;
  try {
    const stored = JSON.parse(localStorage.getItem(key(personId)) ?? '[]') as unknown;
    if (Array.isArray(stored)) read = stored as KeptText[];
  } catch {
    // Somebody else's text under this key, or a forbidden storage: nothing was kept.
  }
  held.set(personId, read);
  return read;
}

function write(personId: string, texts: KeptText[]) {
  held.set(personId, texts);
  try {
    if (texts.length === 0) localStorage.removeItem(key(personId));
    else localStorage.setItem(key(personId), JSON.stringify(texts));
  } catch {
    // It stays on the page, and who leaves is asked.
  }
  listeners.forEach((listener) => listener());
}

const isSame = (one: KeptText, other: KeptText) => one.markingId === other.markingId && one.text === other.text;

/** What another tab kept meanwhile stays, unless all of it stands in these words too. */
export function keepText(personId: string, kept: KeptText) {
  held.delete(personId);
  write(
    personId,
    [
      ...keptTexts(personId).filter((other) => other.markingId !== kept.markingId || !kept.text.includes(other.text)),
      kept,
    ].slice(-most),
  );
}

export function dropText(personId: string, dropped: KeptText) {
  held.delete(personId);
  write(
    personId,
    keptTexts(personId).filter((other) => !isSame(other, dropped)),
  );
}

function subscribe(listener: () => void) {
  const elsewhere = ({ key: changed }: StorageEvent) => {
    if (changed !== null && !changed.startsWith(key(''))) return;
    held.clear();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', elsewhere);
  };
}

/** @param personId Undefined while it is not known who asks. */
export const useKeptTexts = (personId: string | undefined) =>
  useSyncExternalStore(subscribe, () => (personId === undefined ? none : keptTexts(personId)));
