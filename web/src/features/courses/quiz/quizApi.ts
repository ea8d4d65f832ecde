import { apiErrorFrom } from '../../../api/errors';
import { apiFetch, exchange } from '../../../api/fetch';
import type { SittingView } from '../../../sitting/contract';
import type { Heads } from '../../../sitting/handingIn';
import { patience, postJournal, read, request } from '../../../sitting/http';
import type { Batch } from '../../../sitting/journal/sender';
import type { Place } from '../../../sitting/place';
import type { Checked, QuizResult, QuizView } from './contract';

/** A try as the session of answers sees it. */
export interface QuizSitting extends SittingView {
  quiz: Omit<QuizView, 'tasks' | 'answers' | 'heads' | 'now' | 'handedInAt'>;
}

/** The deadline of a try that has none. */
const endless = '9999-12-31T00:00:00Z';

export function sittingOf({ tasks, answers, heads, now, handedInAt, ...quiz }: QuizView): QuizSitting {
  return {
    attemptId: quiz.id,
    now,
    deadline: quiz.deadlineAt ?? endless,
    handedInAt,
    closedAt: null,
    paper: { instructionsHtml: '', tasks },
    answers,
    heads,
    quiz,
  };
}

/** The running try, or a new one. */
export const beginQuiz = async (enrolmentId: string, unitId: string) =>
  sittingOf(
    await read<QuizView>(() =>
      apiFetch(request(`/api/enrolments/${enrolmentId}/units/${unitId}/quiz-attempts`, 'POST'), patience),
    ),
  );

export const getQuiz = async (id: string) =>
  sittingOf(await read<QuizView>(() => apiFetch(request(`/api/quiz-attempts/${id}`, 'GET'), patience)));

export async function sendQuizJournal(id: string, batch: Batch) {
  const receipt = await postJournal(`/api/quiz-attempts/${id}/journal`, batch);
  return { ...receipt, deadline: (receipt.deadline as string | null) ?? endless };
}

export const handInQuiz = (id: string) => (heads: Heads) =>
  read<QuizResult>(() => apiFetch(request(`/api/quiz-attempts/${id}/hand-in`, 'POST', { heads }), patience));

export const getResult = (id: string) =>
  read<QuizResult>(() => apiFetch(request(`/api/quiz-attempts/${id}/result`, 'GET'), patience));

/** Of the last answer that the server holds. */
export const checkTask = (id: string, taskId: string) =>
  read<Checked>(() => apiFetch(request(`/api/quiz-attempts/${id}/check`, 'POST', { taskId }), patience));

/** Never asks to sign in: a place is not worth a dialog. */
export async function keepQuizPlace(id: string, { taskId, flags }: Place) {
  const response = await exchange(request(`/api/quiz-attempts/${id}/place`, 'PUT', { taskId, flags }));
  if (!response.ok) throw await apiErrorFrom(response);
}
