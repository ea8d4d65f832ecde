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
  | { type: 'hotspot'; imageId: string; width: number; height: number; alt: string; maxPoints: number }
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
  | { type: 'upload'; files: { sha256: string; name: string; size: number }[] };

export type AnswerOf<T extends Answer['type']> = Extract<Answer, { type: T }>;

export interface Task {
  id: string;
  position: number;
  maxPoints: number;
  penalty: number;
  statementHtml: string;
  body: QuestionBody;
}

/** An answer as the server or another device holds it: JSON text, `null` for one taken back. */
export interface Arrived {
  taskId: string;
  answer: string;
  deviceId: string;
  receivedAt: string;
}

export interface AttemptView {
  attemptId: string;
  roundId: string;
  olympiadTitle: string;
  subjectCode: string;
  stage: 'school' | 'municipal' | 'own';
  trackName: string;
  roundTitle: string;
  openedAt: string;
  deadline: string;
  now: string;
  handedInAt: string | null;
  closedAt: string | null;
  paper: { title: string; instructionsHtml: string; maxPoints: number; tasks: Task[] };
  answers: (Arrived & { seq: number })[];
  heads: { deviceId: string; seq: number; hash: string }[];
}
