import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, body } from '../../../api/client';
import { courseQuery, type Course, type Outline } from '../queries/courses';
import { withNewest } from './outline';

/** The course as it was read or changed last, which the page may not have shown yet. */
export const newestCourse = (queries: QueryClient, shown: Course): Course =>
  queries.getQueryData(courseQuery(shown.id).queryKey) ?? shown;

/** Changes of one course wait for each other: each changes the version that the next one has to name. */
export const oneByOne = (courseId: string) => ({
  mutationKey: ['course', courseId],
  scope: { id: `course ${courseId}` },
});

/** Reads the course again once nothing more is on its way, so that an older answer does not undo what is seen. */
export function rereadWhenQuiet(queries: QueryClient, id: string) {
  if (queries.isMutating({ mutationKey: ['course', id] }) > 1) return undefined;
  return queries.invalidateQueries({ queryKey: courseQuery(id).queryKey, exact: true });
}

/** The outline of a course at work: each change is seen at once, sent, and can be taken back as long as the page is open. */
export function useOutline(course: Course) {
  const queries = useQueryClient();
  const { id } = course;
  const key = courseQuery(id).queryKey;
  const [past, setPast] = useState<Outline[]>([]);
  const [future, setFuture] = useState<Outline[]>([]);

  const patch = (part: Partial<Course>) => queries.setQueryData(key, (known) => known && { ...known, ...part });

  const send = useMutation({
    ...oneByOne(id),
    mutationFn: (outline: Outline) =>
      body(
        api.PUT('/api/courses/{id}/outline', {
          params: { path: { id } },
          body: { outline, version: newestCourse(queries, course).version },
        }),
      ),
    onMutate: async (outline) => {
      await queries.cancelQueries({ queryKey: key, exact: true });
      patch({ outline });
    },
    onSuccess: ({ value }) => patch({ version: value }),
    onError: () => {
      // What was refused is not there to go back from.
      setPast([]);
      setFuture([]);
    },
    onSettled: () => rereadWhenQuiet(queries, id),
  });

  const now = () => newestCourse(queries, course).outline;

  function remember() {
    const before = now();
    setPast((known) => [...known, before]);
    setFuture([]);
  }

  const arrange = (next: Outline) => {
    remember();
    return send.mutateAsync(next);
  };

  function step(from: Outline[], setFrom: typeof setPast, setTo: typeof setPast) {
    const target = from.at(-1);
    if (!target) return;
    const before = now();
    setFrom(from.slice(0, -1));
    setTo((known) => [...known, before]);
    send.mutate(withNewest(target, before));
  }
  const undo = () => step(past, setPast, setFuture);
  const redo = () => step(future, setFuture, setPast);
  useUndoKeys(undo, redo);

  return {
    /** Shows the change and sends it; refused changes are read anew, and the error stands in `error`. */
    change: (next: Outline | undefined) => next && void arrange(next).catch(() => undefined),
    /** As `change`, for who has to know how it ended. */
    arrange,
    /** What is done in another way can be taken back as well. */
    remember,
    undo,
    redo,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    error: send.error,
    reread: async () => {
      setPast([]);
      setFuture([]);
      send.reset();
      await queries.invalidateQueries({ queryKey: key });
    },
  };
}

export type OutlineAtWork = ReturnType<typeof useOutline>;

/** Ctrl+Z and Ctrl+Y, outside fields, which have their own. By the place of the key: the Russian layout has other letters there. */
function useUndoKeys(undo: () => void, redo: () => void) {
  const latest = useRef({ undo, redo });
  useEffect(() => {
    latest.current = { undo, redo };
  });
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if ((event.target as HTMLElement).closest('input, textarea, select, dialog')) return;
      const { code, shiftKey } = event;
      if (code === 'KeyZ' && !shiftKey) latest.current.undo();
      else if (code === 'KeyY' || (code === 'KeyZ' && shiftKey)) latest.current.redo();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
