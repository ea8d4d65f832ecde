// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { NetworkError } from '../../../api/errors';
import { textOf } from '../../../sitting/answers';
import { browserStore } from '../../../sitting/journal/journal';
import { leftOf } from '../../../sitting/time';
import type { QuizView } from './contract';
import { dropTaken, isKept, keepTaken, openQuiz, quizStore, type QuizSession } from './openQuiz';
import { getQuiz } from './quizApi';

const { server } = vi.hoisted(() => ({
  server: { online: true, said: [] as { path: string; body: unknown }[], handedInAt: null as string | null },
}));
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { keep: async () => 'unchecked' } }));

const id = '0199a1b2-0000-7000-8000-0000000000b1';
const task = '0199a1b2-0000-7000-8000-0000000000b2';
const now = () => new Date().toISOString();
const view = (): QuizView => ({
  id,
  unitId: 'u',
  enrolmentId: 'e',
  courseTitle: 'Курс',
  unitTitle: 'Тест',
  number: 1,
  openedAt: now(),
  deadlineAt: null,
  now: now(),
  handedInAt: server.handedInAt,
  practice: false,
  tasks: [{ id: task, position: 1, maxPoints: 1, penalty: 0, statementHtml: '', body: { type: 'trueFalse' } }],
  answers: [],
  heads: [],
  place: { taskId: null, flags: [] },
});

async function answer(request: Request): Promise<Response> {
  if (!server.online) throw new NetworkError();
  const path = new URL(request.url).pathname;
  const body: unknown = request.method === 'GET' ? undefined : await request.json();
  if (body !== undefined) server.said.push({ path, body });
  if (path.endsWith('/journal')) {
    const { entries } = body as { entries: { seq: number; hash: string }[] };
    const { seq, hash } = entries.at(-1)!;
    const time = { receivedAt: now(), now: now(), deadline: null, pausedAt: null };
    return Response.json({ ...time, head: { seq, hash }, late: 0, elsewhere: [], receipt: {} });
  }
  if (path.endsWith('/hand-in')) {
    server.handedInAt = now();
    return Response.json({ handedInAt: server.handedInAt });
  }
  return Response.json(view());
}
vi.mock('../../../api/fetch', () => ({ apiFetch: answer, exchange: answer }));

let sessions: QuizSession[] = [];
const open = async () => {
  const session = await openQuiz(id);
  sessions.push(session);
  return session;
};
beforeEach(async () => {
  Object.assign(server, { online: true, said: [], handedInAt: null });
  await (await quizStore())!.forget(id);
});
afterEach(() => {
  sessions.forEach((session) => session.close());
  sessions = [];
});

it('a quiz without a time limit does not end by itself', async () => {
  const session = await open();
  expect(session.state.ending).toBeUndefined();
  session.change(task, { type: 'trueFalse', value: true });
  await session.flush();
  await session.journal.send();
  // Also by what the reply to an answer says of the time.
  expect(session.state.ending).toBeUndefined();
  expect(leftOf(session.state)).toBeGreaterThan(365 * 86_400_000);
});

it('answers go to the quiz, and stay out of the journal of rounds', async () => {
  const session = await open();
  session.change(task, { type: 'trueFalse', value: true });
  await session.flush();
  await session.journal.send();
  expect(server.said.map(({ path }) => path)).toEqual([`/api/quiz-attempts/${id}/journal`]);
  expect(await (await quizStore())!.attempts()).toEqual([id]);
  expect(await (await browserStore())!.attempts()).toEqual([]);
});

it('what was answered and handed in without a network is there after a reload and goes when the line is back', async () => {
  const first = await open();
  server.online = false;
  first.change(task, { type: 'trueFalse', value: false });
  await first.handIn();
  expect(first.state.ending).toBe('handedInHere');
  first.close();
  sessions = [];

  const again = await open();
  expect(again.state.ending).toBe('handedInHere');
  expect(again.state.answers.get(task)).toEqual({ type: 'trueFalse', value: false });

  server.online = true;
  await again.catchUp();
  await vi.waitFor(() => expect(again.state.ending).toBe('handedIn'));
  expect(server.said.map(({ path }) => path.split('/').at(-1))).toEqual(['journal', 'hand-in']);
  const { entries } = server.said[0]!.body as { entries: { answer: string }[] };
  expect(entries.map((entry) => entry.answer)).toEqual([textOf({ type: 'trueFalse', value: false })]);
});

it('a quiz that was taken along is answered without a network and leaves the device only while nothing waits', async () => {
  await keepTaken(await getQuiz(id));
  server.online = false;
  const session = await open();
  session.change(task, { type: 'trueFalse', value: true });
  await session.flush();
  await dropTaken(id);
  expect(await isKept(id)).toBe(true);

  // Nobody has written anything in this one.
  const untouched = '0199a1b2-0000-7000-8000-0000000000b3';
  server.online = true;
  await keepTaken({ ...(await getQuiz(id)), attemptId: untouched });
  expect(await isKept(untouched)).toBe(true);
  await dropTaken(untouched);
  expect(await isKept(untouched)).toBe(false);
});
