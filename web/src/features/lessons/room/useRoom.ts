import { useEffect, useState, useSyncExternalStore } from 'react';
import { RoomSession, type RoomState } from './RoomSession';

/** The room of a lesson as long as the page is open. */
export function useRoom(lessonId: string): { session: RoomSession; state: RoomState } {
  const [session, setSession] = useState(() => new RoomSession(lessonId));
  const [openedFor, setOpenedFor] = useState(lessonId);
  if (openedFor !== lessonId) {
    setOpenedFor(lessonId);
    setSession(new RoomSession(lessonId));
  }
  useEffect(() => {
    session.open();
    return () => session.close();
  }, [session]);
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  return { session, state };
}
