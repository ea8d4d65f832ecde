import { useEffect, useState, useSyncExternalStore } from 'react';
import { MarkingSaver, type Held, type MarkingCalls } from './saver';

/** Savers with something unsaved, or with words that lost their work, of this page or of one that was left: they go on trying as long as the browser's page lives. */
const unsaved = new Set<MarkingSaver>();

function guard(saver: MarkingSaver) {
  saver.subscribe(() => (saver.isUnsaved || saver.isLost ? unsaved.add(saver) : unsaved.delete(saver)));
}

window.addEventListener('beforeunload', (event) => {
  for (const saver of unsaved) saver.flush();
  if (unsaved.size > 0) event.preventDefault();
});

/** The saver of a marking for as long as its page is shown. The page of another marking is another page: it is keyed by the id. */
export function useMarking(view: Held & { id: string }, calls?: MarkingCalls, keep?: (text: string) => void) {
  const [saver] = useState(() => {
    const made = new MarkingSaver(view, calls, keep);
    guard(made);
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
