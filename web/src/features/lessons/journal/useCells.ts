import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { newId } from '../../courses/ids';
import type { AttendanceState, MarkKind, SchoolMark } from './cellEntry';
import { cellQuery, journalQuery, type Attendance, type Journal, type Mark, type Period } from './queries';

export interface MarkWish {
  lessonId: string;
  personId: string;
  /** Absent for a new one. */
  markId?: string;
  value: SchoolMark;
  kind: MarkKind;
  weight?: number;
  note?: string;
  reason?: string;
}

interface SentWish extends MarkWish {
  markId: string;
  isNew: boolean;
}

export interface AttendanceWish {
  lessonId: string;
  personId: string;
  state: AttendanceState;
  lateMinutes?: number | null;
  reason?: string;
}

/** A change of what stands for a day, or against the room, needs a reason. */
export const needsReason = (error: unknown) => error instanceof ApiError && error.code === 'journal.reason-missing';

/** Writes into cells; each is stored at once, and what the server holds is what the table shows. */
export function useCells(journalId: string, period: Period) {
  const queries = useQueryClient();
  const key = journalQuery(journalId, period).queryKey;
  const [savedAt, setSavedAt] = useState<number>();
  const change = (part: (journal: Journal) => Partial<Journal>, lessonId: string, personId: string) => {
    queries.setQueryData(key, (before: Journal | undefined) => before && { ...before, ...part(before) });
    setSavedAt(Date.now());
    void queries.invalidateQueries({ queryKey: cellQuery(lessonId, personId).queryKey });
    // Means and sums are counted by the server; asking for them can wait for the next pause.
    void queries.invalidateQueries({ queryKey: key });
  };
  // What failed may have been stored all the same: what the server holds is read anew.
  const failed = (lessonId: string, personId: string) => {
    void queries.invalidateQueries({ queryKey: cellQuery(lessonId, personId).queryKey });
    void queries.invalidateQueries({ queryKey: key });
  };
  // By cell, the id of a new mark that failed: the next try sends the same one, so that nobody gets two.
  const tried = useRef(new Map<string, string>());
  const idFor = (lessonId: string, personId: string) => {
    const known = tried.current.get(`${lessonId} ${personId}`);
    const isStored = queries.getQueryData<Journal>(key)?.marks.some(({ id }) => id === known);
    return known && !isStored ? known : newId();
  };
  const mark = useMutation({
    mutationFn: ({ lessonId, markId, personId, value, kind, weight, note, reason }: SentWish) =>
      body(
        api.PUT('/api/journals/lessons/{id}/marks/{markId}', {
          params: { path: { id: lessonId, markId } },
          body: { personId, value, kind, weight: weight ?? null, note: note ?? null, reason: reason ?? null },
        }),
      ),
    onSuccess: (stored: Mark) => {
      const cell = `${stored.lessonId} ${stored.personId}`;
      if (tried.current.get(cell) === stored.id) tried.current.delete(cell);
      change(
        ({ marks }) => ({ marks: [...marks.filter(({ id }) => id !== stored.id), stored] }),
        stored.lessonId,
        stored.personId,
      );
    },
    onError: (_, { lessonId, personId, markId, isNew }) => {
      if (isNew) tried.current.set(`${lessonId} ${personId}`, markId);
      failed(lessonId, personId);
    },
  });
  const remove = useMutation({
    mutationFn: ({ mark: { id, lessonId }, reason }: { mark: Mark; reason?: string }) =>
      api.PUT('/api/journals/lessons/{id}/marks/{markId}/removal', {
        params: { path: { id: lessonId, markId: id } },
        body: { reason: reason ?? null },
      }),
    onSuccess: (_, { mark: gone }) =>
      change(({ marks }) => ({ marks: marks.filter(({ id }) => id !== gone.id) }), gone.lessonId, gone.personId),
    onError: (_, { mark: { lessonId, personId } }) => failed(lessonId, personId),
  });
  const attend = useMutation({
    mutationFn: ({ lessonId, personId, state, lateMinutes = null, reason }: AttendanceWish) =>
      body(
        api.PUT('/api/journals/lessons/{id}/pupils/{personId}/attendance', {
          params: { path: { id: lessonId, personId } },
          body: { state, lateMinutes, reason: reason ?? null },
        }),
      ),
    onSuccess: (stored: Attendance) =>
      change(
        ({ attendance }) => ({
          attendance: [
            ...attendance.filter(
              ({ lessonId, personId }) => lessonId !== stored.lessonId || personId !== stored.personId,
            ),
            stored,
          ],
        }),
        stored.lessonId,
        stored.personId,
      ),
    onError: (_, { lessonId, personId }) => failed(lessonId, personId),
  });
  return {
    savedAt,
    isSaving: mark.isPending || remove.isPending || attend.isPending,
    putMark: (wish: MarkWish) =>
      mark.mutateAsync({
        ...wish,
        markId: wish.markId ?? idFor(wish.lessonId, wish.personId),
        isNew: wish.markId === undefined,
      }),
    removeMark: (gone: Mark, reason?: string) => remove.mutateAsync({ mark: gone, ...(reason && { reason }) }),
    attend: (wish: AttendanceWish) => attend.mutateAsync(wish),
  };
}
