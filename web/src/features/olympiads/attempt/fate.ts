import { answerOf, sameAnswer } from '../../../sitting/answers';
import { filesLeft, type SessionState } from './session';

/**
 * What became of a task: its last answer counts, came in time or late; came late and waits for the chair, with none before it or over one that counts; or does not
 * replace the one that counts.
 */
export type Fate =
  | 'received'
  | 'accepted'
  | 'empty'
  | 'late'
  | 'lateChange'
  | 'refused'
  | 'notCounted'
  | 'unknown'
  | 'onDevice'
  | 'files';

/** By what the server holds; tasks whose answers `waiting` names have not come that far. */
export function fateOf(taskId: string, state: SessionState, waiting: ReadonlySet<string>): Fate {
  if (waiting.has(taskId)) return 'onDevice';
  const { answers, received } = state;
  if (!received) return 'unknown';
  const given = received.answers.find((other) => other.taskId === taskId);
  const held = given ? (answerOf(given.answer) ?? null) : null;
  const late = received.late?.find((other) => other.taskId === taskId);
  if (late?.isRefused) return held === null ? 'refused' : 'notCounted';
  if (late) return held === null ? 'late' : 'lateChange';
  const left = filesLeft(state).map(({ sha256 }) => sha256);
  if (held?.type === 'upload' && held.files.some(({ sha256 }) => left.includes(sha256))) return 'files';
  if (!sameAnswer(answers.get(taskId) ?? null, held)) return 'notCounted';
  if (held === null) return 'empty';
  return given?.isLate ? 'accepted' : 'received';
}
