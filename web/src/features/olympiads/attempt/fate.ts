import { answerOf, sameAnswer } from './answers';
import { filesLeft, type SessionState } from './session';

/** What became of a task: its last answer counts, came too late with none before it, or does not replace the one that counts. */
export type Fate = 'received' | 'empty' | 'late' | 'notCounted' | 'unknown' | 'onDevice' | 'files';

/** By what the server holds; tasks whose answers `waiting` names have not come that far. */
export function fateOf(taskId: string, state: SessionState, waiting: ReadonlySet<string>): Fate {
  if (waiting.has(taskId)) return 'onDevice';
  const { answers, received } = state;
  if (!received) return 'unknown';
  const given = received.answers.find((other) => other.taskId === taskId);
  const held = given ? (answerOf(given.answer) ?? null) : null;
  if (received.late?.some((other) => other.taskId === taskId)) return held === null ? 'late' : 'notCounted';
  const left = filesLeft(state).map(({ sha256 }) => sha256);
  if (held?.type === 'upload' && held.files.some(({ sha256 }) => left.includes(sha256))) return 'files';
  if (!sameAnswer(answers.get(taskId) ?? null, held)) return 'notCounted';
  return held === null ? 'empty' : 'received';
}
