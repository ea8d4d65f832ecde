// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../../api/errors';
import { browserStore } from '../journal/journal';
import type { AttemptView } from './contract';
import { openSession } from './openSession';
import type { AttemptSession } from './session';

const { server } = vi.hoisted(() => ({ server: { answer: (): Promise<unknown> => Promise.resolve() } }));
vi.mock('../kit/patience', () => ({ patience: 30 }));
vi.mock('./attemptApi', () => ({ getAttempt: () => server.answer(), sendJournal: () => new Promise(() => {}) }));

const attemptId = '0199a1b2-0000-7000-8000-000000000001';
const task = '0199a1b2-0000-7000-8000-0000000000a1';
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const view = (change: Partial<AttemptView> = {}) =>
  ({
    attemptId,
    deadline: inMinutes(30),
    now: inMinutes(0),
    handedInAt: null,
    closedAt: null,
    paper: { tasks: [{ id: task }] },
    answers: [],
    late: [],
    heads: [],
    files: [],
    ...change,
  }) as unknown as AttemptView;

let session: AttemptSession | undefined;
beforeEach(async () => (await browserStore())!.keepPaper(attemptId, view()));
afterEach(() => session?.close());

test('a line that swallows the question opens the copy on this device, and the answer corrects it when it comes', async () => {
  let arrive: (view: AttemptView) => void = () => {};
  server.answer = () => new Promise<AttemptView>((resolve) => (arrive = resolve));
  session = await openSession(attemptId);
  expect(session.state.received).toBeUndefined();
  expect(session.state.ending).toBeUndefined();

  arrive(view({ deadline: inMinutes(-1), handedInAt: inMinutes(-2) }));
  await vi.waitFor(() => expect(session!.state.ending).toBe('handedIn'));
});

test('a gateway without a server behind it opens the copy as well', async () => {
  server.answer = () => Promise.reject(new ApiError(502, 'platform.unavailable'));
  session = await openSession(attemptId);
  expect(session.state.view.attemptId).toBe(attemptId);
});

test('a server that says no is believed', async () => {
  server.answer = () => Promise.reject(new ApiError(403, 'platform.access.not-allowed'));
  session = undefined;
  await expect(openSession(attemptId)).rejects.toBeInstanceOf(ApiError);
});
