import { createContext, use } from 'react';
import type { RoomAct, RoomView } from './fold';
import type { RoomSession, RoomSnapshot, RoomState } from './RoomSession';

/** What every part of the room's page needs. */
export interface InRoom {
  session: RoomSession;
  state: RoomState;
  room: RoomSnapshot;
  view: RoomView;
  isStaff: boolean;
  /** Does something and shows what forbids it; resolves to the id of the entry, or undefined when it was refused. */
  act: (act: RoomAct, id?: string) => Promise<string | undefined>;
  nameOf: (personId: string) => string;
  /** The board that one looks at alone; undefined for what everybody sees. */
  choice: string | undefined;
  choose: (board: string | undefined) => void;
}

export const RoomContext = createContext<InRoom | undefined>(undefined);

export function useInRoom(): InRoom {
  const inRoom = use(RoomContext);
  if (!inRoom) throw new Error('outside of a room');
  return inRoom;
}
