import type { components } from '../../../api/schema';
import type { Answer, QuestionBody } from '../../../sitting/contract';

type Schemas = components['schemas'];

/** The description calls `type` optional; the server always writes it. */
type Tagged<T> = T extends { type?: infer K } ? Omit<T, 'type'> & { type: NonNullable<K> } : never;

export type BoardElement = Tagged<Schemas['BoardElement']>;
export type RoomRight = Schemas['RoomRight'];

/** A question of a bank as it was asked. */
export type AskedQuestion = Omit<Schemas['AskedQuestion'], 'body' | 'marking'> & { body: QuestionBody };
export type QuestionResult = Omit<Schemas['QuestionResult'], 'right'> & { right: Answer | null };

/** What somebody does in a room, as the server's MethodCabinet.Domain.Lessons.Rooms.RoomAct has it; only the hub sends it. docs/room-vectors.json holds that both are the same. */
export type RoomAct =
  | { type: 'begin' }
  | { type: 'end' }
  | { type: 'keepDoor'; isOpen: boolean; inside: string[] }
  | { type: 'admit'; personIds: string[] }
  | { type: 'sendOut'; personId: string }
  | { type: 'raiseHand' }
  | { type: 'lowerHands'; personId: string | null }
  | { type: 'allow'; personId: string | null; right: RoomRight; isGiven: boolean }
  | { type: 'spotlight'; personId: string | null }
  | { type: 'say'; text: string; to: Schemas['TalkTo'] }
  | { type: 'dropMessage'; messageId: string }
  | { type: 'keepTalk'; mode: Schemas['TalkMode'] }
  | { type: 'startPoll'; question: string; options: string[]; several: boolean; right: number[] }
  | { type: 'vote'; pollId: string; options: number[] }
  | { type: 'closePoll'; pollId: string }
  | { type: 'showPoll'; pollId: string; result: Schemas['PollResult'] | null }
  | { type: 'askQuestion'; versionId: string; asked: AskedQuestion | null }
  | { type: 'answerQuestion'; questionId: string; answer: Answer; points: number | null }
  | { type: 'closeQuestion'; questionId: string; result: QuestionResult | null }
  | { type: 'bringSlides'; title: string; pages: string[] }
  | { type: 'show'; board: string }
  | { type: 'draw'; board: string; element: BoardElement }
  | { type: 'erase'; board: string; ids: string[] | null }
  | { type: 'shareFile'; fileId: string; name: string; bytes: number }
  | { type: 'takeBackFile'; shareId: string }
  | { type: 'formGroups'; groups: Schemas['RoomGroup'][] }
  | { type: 'endGroups' }
  | { type: 'writeNotes'; text: string; basedOn: number }
  | { type: 'askPresence' }
  | { type: 'answerPresence'; checkId: string };

/** One accepted act. */
export interface RoomEntry {
  seq: number;
  id: string;
  /** ISO 8601. */
  at: string;
  by: string;
  act: RoomAct;
}
