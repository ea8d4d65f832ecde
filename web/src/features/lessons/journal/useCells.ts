import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  const mark = useMutation({
    mutationFn: ({ lessonId, markId, ...wish }: MarkWish & { markId: string }) =>
      body(
        api.PUT('/api/journals/lessons/{id}/marks/{markId}', {
          params: { path: { id: lessonId, markId } },
          body: { weight: null, note: null, reason: null, ...wish },
        }),
      ),
    onSuccess: (stored: Mark) =>
      change(
        ({ marks }) => ({ marks: [...marks.filter(({ id }) => id !== stored.id), stored] }),
        stored.lessonId,
        stored.personId,
      ),
  });
  const remove = useMutation({
    mutationFn: ({ mark: { id, lessonId }, reason }: { mark: Mark; reason?: string }) =>
      api.PUT('/api/journals/lessons/{id}/marks/{markId}/removal', {
        params: { path: { id: lessonId, markId: id } },
        body: { reason: reason ?? null },
      }),
    onSuccess: (_, { mark: gone }) =>
      change(({ marks }) => ({ marks: marks.filter(({ id }) => id !== gone.id) }), gone.lessonId, gone.personId),
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
  });
  return {
    savedAt,
    isSaving: mark.isPending || remove.isPending || attend.isPending,
    putMark: (wish: MarkWish) => mark.mutateAsync({ ...wish, markId: wish.markId ?? newId() }),
    removeMark: (gone: Mark, reason?: string) => remove.mutateAsync({ mark: gone, ...(reason && { reason }) }),
    attend: (wish: AttendanceWish) => attend.mutateAsync(wish),
  };
}
