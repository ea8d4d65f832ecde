import type { components } from '../api/schema';

/** The shapes of questions and answers as JSON carries them; the server's are MethodCabinet.Domain.Assessment.QuestionBody and Answer. */

export interface Item {
  id: string;
  /** Sanitized HTML with MathML. */
  text: string;
}

export interface Gap {
  id: string;
  /** Empty when the gap is typed. */
  options: string[];
  /** Width of a typed gap, in characters. */
  size: number;
}

export type QuestionBody =
  | { type: 'choice'; options: Item[]; multiple: boolean; shuffle: boolean }
  | { type: 'trueFalse' }
  | { type: 'shortText' }
  | { type: 'numeric'; units: string[] }
  | { type: 'matching'; left: Item[]; right: Item[]; shuffle: boolean }
  | { type: 'ordering'; items: Item[] }
  | { type: 'gapText'; text: string; gaps: Gap[] }
  | { type: 'table'; columns: string[]; rows: { text: string | null; gapId: string | null }[][]; gaps: Gap[] }
  | {
      type: 'hotspot';
      imageId: string;
      /** Where the image is, when not on the server: in a kit on this device. */
      image?: string;
      width: number;
      height: number;
      alt: string;
      maxPoints: number;
    }
  | { type: 'formula'; variables: string[] }
  | { type: 'essay'; minWords: number; maxWords: number }
  | { type: 'upload'; maxFiles: number; accept: string[] };

export type Body<T extends QuestionBody['type']> = Extract<QuestionBody, { type: T }>;

export interface ImagePoint {
  /** Shares of width and height, 0 to 1. */
  x: number;
  y: number;
}

export type Answer =
  | { type: 'choice'; selected: string[] }
  | { type: 'trueFalse'; value: boolean }
  | { type: 'shortText'; text: string }
  | { type: 'numeric'; text: string; unit?: string | null }
  | { type: 'matching'; pairs: Record<string, string> }
  | { type: 'ordering'; order: string[] }
  | { type: 'gaps'; values: Record<string, string> }
  | { type: 'hotspot'; points: ImagePoint[] }
  | { type: 'formula'; text: string }
  | { type: 'essay'; text: string }
  | { type: 'upload'; files: { sha256: string; name: string; size: number; page?: number | null }[] };

export type AnswerOf<T extends Answer['type']> = Extract<Answer, { type: T }>;

type Schemas = components['schemas'];

export type Task = Omit<Schemas['PaperTaskView'], 'body'> & { body: QuestionBody };

/** An answer as the server or another device holds it: JSON text, `null` for one taken back. */
export type Arrived = Schemas['SubmitJournalElsewhereAnswer'];

/** What the server says when it has entries durably; docs/receipts.md. */
export type JournalReceipt = Schemas['SubmitJournalResponse'];

type LateAnswer = Schemas['AttemptViewLateAnswer'];

/** What is sat, whatever it is: the olympiad's attempt and the course's quiz say more. */
export interface SittingView {
  attemptId: string;
  /** The server's clock. */
  now: string;
  /** While a pause lasts: the one that it would leave if it ended now. */
  deadline: string;
  /** Since when the clock stands. A copy of the paper that an earlier page kept does not say it. */
  pausedAt?: string | null;
  handedInAt: string | null;
  /** When it was ended for all. */
  closedAt: string | null;
  paper: { instructionsHtml: string; tasks: Task[] };
  /** The last answer of each task that counts. */
  answers: Schemas['AttemptViewLastAnswer'][];
  /** Answers that came after the end; a copy of an earlier page has none. */
  late?: LateAnswer[];
  /** The chains' heads by device. */
  heads: Schemas['AttemptViewDeviceHead'][];
}
