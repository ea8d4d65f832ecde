import type { QuestionRow } from '../../../assessment/queries';
import type { DrawPart, QuizDraft, QuizPart } from '../../quiz/contract';

export const blankQuiz: QuizDraft = {
  parts: [],
  attempts: 2,
  minutes: null,
  passShare: 0.6,
  counts: 'best',
  feedback: 'rightOrWrong',
  isPractice: false,
  retakesFailed: false,
  shuffle: true,
};

/** Their answers are judged by people, and a quiz is judged at once. */
export const needsPeople = (type: string) => type === 'essay' || type === 'upload';

type Asked = Pick<QuestionRow, 'type' | 'tags' | 'gradeFrom' | 'gradeTo' | 'archived'>;

/** May a question be drawn? */
export const fits = ({ tags, grade }: Pick<DrawPart, 'tags' | 'grade'>, row: Asked) =>
  !row.archived &&
  !needsPeople(row.type) &&
  tags.every((tag) => row.tags.includes(tag)) &&
  (grade === null || (row.gradeFrom <= grade && grade <= row.gradeTo));

export interface Sum {
  from: number;
  to: number;
}

/** What `count` of the questions with these points bring: the cheapest, and the dearest. */
export function sumOfDraw(points: readonly number[], count: number): Sum {
  const sorted = [...points].sort((a, b) => a - b);
  const sum = (some: readonly number[]) => some.reduce((all, one) => all + one, 0);
  const taken = Math.min(count, sorted.length);
  return { from: sum(sorted.slice(0, taken)), to: sum(sorted.slice(sorted.length - taken)) };
}

/** A question that everybody gets; the HTML is made by the server. */
export const newQuestion = (id: string, versionId: string): QuizPart => ({
  type: 'question',
  id,
  versionId,
  hint: '',
  explanation: '',
  hintHtml: '',
  explanationHtml: '',
});

/** The parts with one of them a place up or down; undefined where it has no such place. */
export function movedPart(parts: readonly QuizPart[], index: number, step: 1 | -1): QuizPart[] | undefined {
  const other = index + step;
  const [one, two] = [parts[index], parts[other]];
  if (!one || !two) return undefined;
  const next = [...parts];
  [next[index], next[other]] = [two, one];
  return next;
}
