import type { ReactNode } from 'react';
import { useInRoom } from '../context';
import { MediaContext, useMedia } from './context';
import './media.css';

/** Gives sound and picture to what is inside. */
export function Media({ children }: { children: ReactNode }) {
  const { room } = useInRoom();
  return <MediaContext value={useMedia(room.id)}>{children}</MediaContext>;
}
