import { useEffect, useState, useSyncExternalStore } from 'react';
import { MarkingSaver, type Held, type MarkingCalls } from './saver';

/** The saver of a marking for as long as its page is shown. The page of another marking is another page: it is keyed by the id. */
export function useMarking(view: Held & { id: string }, calls?: MarkingCalls) {
  const [saver] = useState(() => new MarkingSaver(view, calls));
  useEffect(() => {
    saver.open();
    const hidden = () => document.visibilityState === 'hidden' && saver.flush();
    const leaving = (event: BeforeUnloadEvent) => {
      saver.flush();
      if (saver.state.saving !== 'saved') event.preventDefault();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('beforeunload', leaving);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('beforeunload', leaving);
      saver.close();
    };
  }, [saver]);
  return { saver, ...useSyncExternalStore(saver.subscribe, saver.getState) };
}
