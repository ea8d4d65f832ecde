// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NetworkError } from '../../../api/errors';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import type { Batch } from '../../../sitting/journal/sender';
import type { DeviceWord } from './attemptApi';
import type { AttemptView } from './contract';
import { watchDevice } from './device';
import { AttemptSession } from './session';

const { server } = vi.hoisted(() => ({
  server: { online: true, view: undefined as unknown, told: [] as unknown[], sent: 0 },
}));
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { keep: () => Promise.resolve('unchecked') } }));
vi.mock('./attemptApi', () => ({
  getAttempt: async () => {
    if (!server.online) throw new NetworkError();
    return server.view;
  },
  sendJournal: async (_: string, { entries }: Batch) => {
    if (!server.online) throw new NetworkError();
    server.sent += entries.length;
    const head = { seq: entries.at(-1)!.seq, hash: entries.at(-1)!.hash };
    const { deadline } = server.view as AttemptView;
    return { head, receivedAt: 'now', now: inMinutes(0), pausedAt: null, deadline, late: 0, elsewhere: [] };
  },
  tellOfDevice: async (_: string, __: string, word: DeviceWord) => {
    if (!server.online) throw new NetworkError();
    server.told.push(word.isOpen ? 'open' : word.seq);
  },
}));

const task = '0199a1b2-0000-7000-8000-0000000000a1';
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
let session: AttemptSession;
let device: ReturnType<typeof watchDevice>;

beforeEach(() => {
  vi.useFakeTimers();
  const view = {
    ...{ attemptId: '0199a1b2-0000-7000-8000-000000000001', deadline: inMinutes(30), now: inMinutes(0) },
    ...{ handedInAt: null, closedAt: null, paper: { tasks: [{ id: task }] } },
    ...{ answers: [], late: [], heads: [], files: [] },
  } as unknown as AttemptView;
  Object.assign(server, { online: true, view, told: [], sent: 0 });
  const local = { answers: new Map(), unsent: new Map(), deviceIds: [], elapsedMs: 0 };
  session = new AttemptSession(view, new MemoryStore(), local, true);
  device = watchDevice(session);
});
afterEach(() => {
  device.stop();
  session.close();
  vi.useRealTimers();
});

/** What the server says of the work from now on. */
function handInElsewhere() {
  const handedInAt = inMinutes(0);
  server.view = { ...(server.view as AttemptView), handedInAt, now: handedInAt };
  return handedInAt;
}

test('a page that hears that the work was handed in on another device tells its last word by itself', async () => {
  session.change(task, { type: 'shortText', text: 'ёж' });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.told).toEqual(['open']);

  session.handedIn(handInElsewhere());
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.told).toEqual(['open', 1]);
});

test('one that had no network then sends what it has and tells it when the network is back', async () => {
  await vi.advanceTimersByTimeAsync(20_000);
  server.online = false;
  session.change(task, { type: 'shortText', text: 'ёж' });
  await vi.advanceTimersByTimeAsync(5_000);
  handInElsewhere();
  expect(server.told).toEqual(['open']);

  server.online = true;
  await session.catchUp();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.sent).toBe(1);
  expect(server.told).toEqual(['open', 1]);
});
