import { createContext, use } from 'react';
import type { Played } from './useReplay';
import type { ReplayData } from './timeline';

/** What every part of a replay needs, on the site and in a saved file. */
export interface InReplay extends Played {
  data: ReplayData;
  /** Where a page of slides, or a file, is found; undefined where it was not saved. */
  fileUrl: (fileId: string) => string | undefined;
  nameOf: (personId: string) => string;
}

export const ReplayContext = createContext<InReplay | undefined>(undefined);

export function useInReplay(): InReplay {
  const inReplay = use(ReplayContext);
  if (!inReplay) throw new Error('outside of a replay');
  return inReplay;
}

/** 4:05; 1:04:05 */
export function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
