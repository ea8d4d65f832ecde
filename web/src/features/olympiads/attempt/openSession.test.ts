// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { serverClock } from '../../../api/clock';
import { ApiError, NetworkError } from '../../../api/errors';
import { browserStore } from '../../../sitting/journal/journal';
import { begunHere } from '../kit/opened';
import type { AttemptView } from './contract';
import { openSession } from './openSession';
import type { AttemptSession } from './session';
import { leftOf } from '../../../sitting/time';

const { server } = vi.hoisted(() => ({ server: { answer: (): Promise<unknown> => Promise.resolve() } }));
vi.mock('../../../sitting/patience', () => ({ patience: 30 }));
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
beforeEach(async () => {
  // As a page that has just been opened.
  Object.assign(serverClock, { offset: undefined, uncertainty: Number.POSITIVE_INFINITY });
  await (await browserStore())!.keepPaper({ attemptId, view: view() });
});
afterEach(() => {
  session?.close();
  vi.restoreAllMocks();
});

test('a line that swallows the question opens the copy on this device, and the answer corrects it when it comes', async () => {
  let arrive: (view: AttemptView) => void = () => {};
  server.answer = () => new Promise<AttemptView>((resolve) => (arrive = resolve));
  session = await openSession(attemptId);
  expect(session.state.received).toBeUndefined();
  expect(session.state.ending).toBeUndefined();

  arrive(view({ deadline: inMinutes(-1), handedInAt: inMinutes(-2) }));
  await vi.waitFor(() => expect(session!.state.ending).toBe('handedIn'));
});

test.each([
  ['ahead', 24],
  ['behind', -24],
])('without a network a date that is a day %s neither ends the work nor prolongs it', async (_, hours) => {
  const device = Date.now();
  const shift = hours * 3_600_000;
  vi.spyOn(Date, 'now').mockImplementation(() => device + shift);
  await (await browserStore())!.keepPaper({
    attemptId,
    view: view({ deadline: new Date(device + 30 * 60_000).toISOString() }),
    clock: { aheadMs: -shift, at: device },
  });
  server.answer = () => Promise.reject(new NetworkError());
  session = await openSession(attemptId);
  expect(session.state.ending).toBeUndefined();
  expect(Math.abs(leftOf(session.state) - 30 * 60_000)).toBeLessThan(5_000);
  session.change(task, { type: 'shortText', text: 'пишу дальше' });
  expect(session.state.answers.get(task)).toEqual({ type: 'shortText', text: 'пишу дальше' });
});

test('what is measured of the clock is kept with the paper, and so is a date that is set back in the middle of the work', async () => {
  const store = (await browserStore())!;
  server.answer = () => Promise.resolve(view());
  session = await openSession(attemptId);
  const now = Date.now();
  serverClock.observe(now + 3_600_000, performance.now(), performance.now());
  const aheadBy = async () => Math.round((await store.paper(attemptId))!.clock!.aheadMs / 60_000);
  await vi.waitFor(async () => expect(await aheadBy()).toBe(60));
  vi.spyOn(Date, 'now').mockImplementation(() => now - 3_600_000);
  await vi.waitFor(async () => expect(await aheadBy()).toBe(120), { timeout: 3_000 });
});

test('a browser that died before its local storage was written still tells the server of a work that was begun here', async () => {
  const begun = { roundId: 'round', sealId: 'seal' };
  await (await browserStore())!.keepPaper({ attemptId, view: view(), begun });
  server.answer = () => Promise.reject(new NetworkError());
  session = await openSession(attemptId);
  expect(begunHere(attemptId)).toEqual(begun);
  localStorage.clear();
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

test('without a network the tasks that were answered before the chain was begun anew are not empty', async () => {
  const store = (await browserStore())!;
  const other = '0199a1b2-0000-7000-8000-0000000000a2';
  const text = (words: string) => JSON.stringify({ type: 'shortText', text: words });
  const { deviceId } = await store.append(attemptId, task, text('раньше'), 1);
  await store.append(attemptId, other, text('давно на сервере'), 2);
  await store.acknowledge(attemptId, deviceId, 2);
  await store.append(attemptId, task, text('позже'), 3);
  await store.restart(attemptId, deviceId);
  server.answer = () => Promise.reject(new NetworkError());
  session = await openSession(attemptId);
  expect(session.state.answers).toEqual(
    new Map([
      [task, { type: 'shortText', text: 'позже' }],
      [other, { type: 'shortText', text: 'давно на сервере' }],
    ]),
  );
  // The server tells of an entry of the first chain: it is of this device.
  session.answeredElsewhere({ taskId: task, answer: text('раньше'), deviceId });
  expect(session.state.conflicts.size).toBe(0);
});
