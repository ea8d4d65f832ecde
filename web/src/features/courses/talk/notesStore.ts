import type { Note, Place } from './queries';

/** A note as this device has it. */
export interface OwnNote {
  id: string;
  place: Place;
  text: string;
  /** Of the server, on which the text is based; 0 when it does not know the note. */
  revision: number;
  /** The server does not have this text yet. */
  isDirty: boolean;
  isDeleted: boolean;
}

/** What the server has, put beside what this device wrote and has not sent: words of the device stay. */
export function merged(own: readonly OwnNote[], server: readonly Note[]): OwnNote[] {
  const dirty = new Map(own.filter((note) => note.isDirty).map((note) => [note.id, note]));
  const known = server.map(
    ({ id, place, text, revision }) => dirty.get(id) ?? { id, place, text, revision, isDirty: false, isDeleted: false },
  );
  const ids = new Set(server.map(({ id }) => id));
  return [...known, ...[...dirty.values()].filter(({ id }) => !ids.has(id))];
}

/** The server took this text; what was written meanwhile is still to be sent. */
export const taken = (notes: readonly OwnNote[], sent: OwnNote, revision: number): OwnNote[] =>
  notes.flatMap((note) => {
    if (note.id !== sent.id) return [note];
    const same = note.text === sent.text && note.isDeleted === sent.isDeleted;
    return same && note.isDeleted ? [] : [{ ...note, revision, isDirty: !same }];
  });

/** Another device wrote another text: this one becomes a note of its own, and the other text comes with the next reading. */
export const parted = (notes: readonly OwnNote[], id: string, newId: string): OwnNote[] =>
  notes.flatMap((note) => {
    if (note.id !== id) return [note];
    // What was deleted here and changed there stays there.
    return note.isDeleted ? [] : [{ ...note, id: newId, revision: 0, isDirty: true }];
  });

/** Where a note stands among others: those of the whole unit first. */
export const inOrder = (notes: readonly OwnNote[]) =>
  [...notes].sort((a, b) => at(a.place) - at(b.place) || a.id.localeCompare(b.id));

const at = ({ paragraph, second }: Place) => paragraph ?? second ?? -1;
