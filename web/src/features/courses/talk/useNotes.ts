import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { useKept } from '../../../ui/useKept';
import { newId } from '../ids';
import { inOrder, merged, parted, taken, type OwnNote } from './notesStore';
import { notesQuery, unitNotesQuery, type Place } from './queries';

/** So long after the last key the text is sent. */
const rest = 800;
const retry = 5_000;

/** Own notes on a unit: written on the device at once, sent to the server when there is a network. */
export function useNotes(personId: string, enrolmentId: string, unitId: string) {
  const queries = useQueryClient();
  const query = unitNotesQuery(enrolmentId, unitId);
  const read = useQuery(query);
  const [own, keep] = useKept<OwnNote[]>(personId, `notes:${enrolmentId}:${unitId}`, () => []);
  const [error, setError] = useState<unknown>();
  const busy = useRef(false);

  const server = read.data;
  useEffect(() => {
    if (server) keep((now) => merged(now, server));
    // `keep` is made anew with each drawing and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [server]);

  const waiting = own.find(({ isDirty, isDeleted, text }) => isDirty && (isDeleted || text.trim() !== ''));
  useEffect(() => {
    if (!waiting) return;
    const send = async () => {
      if (busy.current) return;
      busy.current = true;
      try {
        const { id, place, text, revision, isDeleted } = waiting;
        const { revision: after } = await body(
          api.PUT('/api/learning/{id}/units/{unitId}/notes/{noteId}', {
            params: { path: { id: enrolmentId, unitId, noteId: id } },
            body: { place, revision, text: isDeleted ? null : text },
          }),
        );
        setError(undefined);
        keep((now) => taken(now, waiting, after));
        await queries.invalidateQueries({ queryKey: notesQuery.queryKey });
      } catch (failure) {
        const isParted = failure instanceof ApiError && failure.code === 'talk.note-changed';
        setError(isParted ? undefined : failure);
        if (isParted) {
          keep((now) => parted(now, waiting.id, newId()));
          await queries.invalidateQueries({ queryKey: notesQuery.queryKey });
        }
      } finally {
        busy.current = false;
      }
    };
    const soon = setTimeout(() => void send(), rest);
    const again = setInterval(() => void send(), retry);
    const back = () => void send();
    window.addEventListener('online', back);
    return () => {
      clearTimeout(soon);
      clearInterval(again);
      window.removeEventListener('online', back);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waiting, enrolmentId, unitId, queries]);

  const change = (id: string, to: Partial<OwnNote>) =>
    keep((now) => now.map((note) => (note.id === id ? { ...note, ...to, isDirty: true } : note)));
  return {
    notes: inOrder(own.filter(({ isDeleted }) => !isDeleted)),
    /** Of the server, or of the device alone while it cannot be reached. */
    error: error ?? (read.data ? undefined : read.error),
    add: (place: Place, text: string) =>
      keep((now) => [...now, { id: newId(), place, text, revision: 0, isDirty: true, isDeleted: false }]),
    write: (id: string, text: string) => change(id, { text }),
    remove: (id: string) => change(id, { isDeleted: true }),
  };
}

export type Notes = ReturnType<typeof useNotes>;
