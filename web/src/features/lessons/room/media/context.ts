import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react';
import { MediaSession, type MediaState } from './MediaSession';

export interface InMedia {
  media: MediaSession;
  sound: MediaState;
}

export const MediaContext = createContext<InMedia | undefined>(undefined);

export function useInMedia(): InMedia {
  const inMedia = use(MediaContext);
  if (!inMedia) throw new Error('outside of a room');
  return inMedia;
}

/** Sound and picture of a lesson as long as the page is inside the room. */
export function useMedia(lessonId: string): InMedia {
  const [media, setMedia] = useState<MediaSession>(() => new MediaSession(lessonId));
  const [openedFor, setOpenedFor] = useState(lessonId);
  if (openedFor !== lessonId) {
    setOpenedFor(lessonId);
    setMedia(new MediaSession(lessonId));
  }
  useEffect(() => {
    media.open();
    return () => media.close();
  }, [media]);
  const sound = useSyncExternalStore(media.subscribe, () => media.state);
  return { media, sound };
}
