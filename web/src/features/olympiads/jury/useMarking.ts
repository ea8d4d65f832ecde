import { useEffect, useState, useSyncExternalStore } from 'react';
import { keptHere } from '../../../sitting/keptHere';
import { MarkingSaver, type Held, type MarkingCalls } from './saver';

/** Savers with something unsaved, or with words that lost their work, of this page or of one that was left: they go on trying as long as the browser's page lives. */
const unsaved = new Set<MarkingSaver>();

function guard(saver: MarkingSaver, id: string, title: string | undefined) {
  saver.subscribe(() => {
    if (saver.isUnsaved || saver.isLost) unsaved.add(saver);
    else unsaved.delete(saver);
    // Who signs in over the page is told of it, too.
    if (title !== undefined && saver.isUnsaved) keptHere.tell({ ...onThePage, attemptId: id, title });
    else keptHere.forget(id);
  });
}

/** A marking lives in its page alone until it is saved. */
const onThePage = { entries: 0, files: 0, handedIn: false, points: true, durable: false };

window.addEventListener('beforeunload', (event) => {
  for (const saver of unsaved) saver.flush();
  if (unsaved.size > 0) event.preventDefault();
});

/** The saver of a marking for as long as its page is shown. The page of another marking is another page: it is keyed by the id. */
export function useMarking(
  view: Held & { id: string },
  calls?: MarkingCalls,
  keep?: (text: string) => void,
  title?: string,
) {
  const [saver] = useState(() => {
    const made = new MarkingSaver(view, calls, keep);
    guard(made, view.id, title);
    return made;
  });
  useEffect(() => {
    saver.open();
    const hidden = () => document.visibilityState === 'hidden' && saver.flush();
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      saver.close();
    };
  }, [saver]);
  return { saver, ...useSyncExternalStore(saver.subscribe, saver.getState) };
}
