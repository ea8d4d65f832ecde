// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../../api/errors';
import type { Batch } from '../../../sitting/journal/sender';
import { IndexedDbStore } from '../../../sitting/journal/store';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import type { AttemptView } from './contract';
import { deliverHandIn } from './handingIn';
import { AttemptSession } from './session';

const { server } = vi.hoisted(() => ({
  server: {
    online: true,
    loses: false,
    refuses: false,
    deadline: 0,
    handedInAt: null as string | null,
    said: [] as string[],
  },
}));
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { keep: async () => 'unchecked' } }));
vi.mock('./attemptApi', () => ({
  getAttempt: async () => {
    if (!server.online) throw new NetworkError();
    return view();
  },
  sendJournal: async (_: string, { entries }: Batch) => {
    if (!server.online) throw new NetworkError();
    server.said.push(...entries.map(({ seq }) => `entry ${String(seq)}`));
    const last = entries.at(-1)!;
    const { deadline, now } = view();
    const head = { seq: last.seq, hash: last.hash };
    return { head, receivedAt: 'now', now, pausedAt: null, deadline, late: 0, elsewhere: [] };
  },
  handIn: async (_: string, [head]: { seq: number }[]) => {
    if (!server.online) throw new NetworkError();
    if (server.refuses) throw new ApiError(409, 'olympiad.journal.head-mismatch');
    server.said.push(`hand-in behind ${String(head?.seq)}`);
    server.handedInAt ??= new Date().toISOString();
    if (server.loses) throw new NetworkError();
    return { handedInAt: server.handedInAt };
  },
}));

const attemptId = '0199a1b2-0000-7000-8000-000000000001';
const task = '0199a1b2-0000-7000-8000-0000000000a1';
const view = () =>
  ({
    attemptId,
    deadline: new Date(server.deadline).toISOString(),
    now: new Date().toISOString(),
    handedInAt: server.handedInAt,
    closedAt: null,
    paper: { tasks: [{ id: task }] },
    answers: [],
    late: [],
    heads: [],
    files: [],
  }) as unknown as AttemptView;

let store: IndexedDbStore;
let sessions: AttemptSession[] = [];
/** As the page does, also after a reload or a crash. */
async function open(kept: IndexedDbStore | MemoryStore = store) {
  const { handedInAt } = (await kept.head(attemptId)) ?? {};
  const local = { answers: new Map(), unsent: new Map(), deviceIds: [], elapsedMs: 0, handedInAt };
  const session = new AttemptSession({ ...view(), handedInAt: null }, kept, local, false);
  sessions.push(session);
  return session;
}
const write = async (session: AttemptSession, text: string) => {
  session.change(task, { type: 'shortText', text });
  await session.flush();
};

beforeEach(() => {
  store = new IndexedDbStore(`handing-in-${crypto.randomUUID()}`);
  Object.assign(server, {
    online: true,
    loses: false,
    refuses: false,
    deadline: Date.now() + 1_800_000,
    handedInAt: null,
    said: [],
  });
});
afterEach(() => {
  sessions.forEach((session) => session.close());
  sessions = [];
});

describe('handing in without a network', () => {
  it('ends the work on this device, and the server learns of it behind the last entry, once', async () => {
    const session = await open();
    server.online = false;
    await write(session, 'последнее слово');
    await session.handIn();
    expect(session.state.ending).toBe('handedInHere');
    await write(session, 'и ещё');
    expect((await store.head(attemptId))?.seq).toBe(1);

    server.online = true;
    await session.catchUp();
    expect(session.state).toMatchObject({ ending: 'handedIn', handedInHere: undefined });
    await session.catchUp();
    expect(server.said).toEqual(['entry 1', 'hand-in behind 1']);
  });

  it('outlives the page', async () => {
    const session = await open();
    server.online = false;
    await write(session, 'последнее слово');
    await session.handIn();
    session.close();

    const again = await open();
    expect(again.state.ending).toBe('handedInHere');
    await write(again, 'и ещё');
    server.online = true;
    await again.journal.send();
    await vi.waitFor(() => expect(again.state.ending).toBe('handedIn'));
    // The page that was left may still have been sending.
    expect([...new Set(server.said)]).toEqual(['entry 1', 'hand-in behind 1']);
    await vi.waitFor(async () => expect((await store.head(attemptId))?.handedInAt).toBeUndefined());
  });

  it('goes to a new chain with the entries, and also follows none', async () => {
    const session = await open();
    server.online = false;
    await session.handIn();
    expect(session.state.ending).toBe('handedInHere');
    await store.append(attemptId, task, 'null', 1);
    const { deviceId } = (await store.head(attemptId))!;
    await store.restart(attemptId, deviceId);
    server.online = true;
    await session.catchUp();
    expect(server.said).toEqual(['entry 1', 'hand-in behind 1']);
  });

  it('is told again when the reply was lost, and counts once', async () => {
    const session = await open();
    await write(session, 'последнее слово');
    await session.journal.send();
    server.loses = true;
    await session.handIn();
    expect(session.state.ending).toBe('handedInHere');
    server.loses = false;
    await session.catchUp();
    expect(session.state).toMatchObject({ ending: 'handedIn', handedInHere: undefined });
  });

  it('is nothing more once time is over: what is added later belongs to the participant', async () => {
    const session = await open();
    server.online = false;
    await write(session, 'последнее слово');
    await session.handIn();
    server.deadline = Date.now() - 1_000;
    server.online = true;
    await session.catchUp();
    expect(session.state).toMatchObject({ ending: 'deadline', handedInHere: undefined });
    server.deadline = Date.now() + 600_000;
    await session.catchUp();
    expect(session.state.ending).toBeUndefined();
    expect(server.said).toEqual(['entry 1']);
  });

  it('is refused where nothing would be kept of it, and what the server says no to is not kept either', async () => {
    const session = await open(new MemoryStore());
    server.online = false;
    await write(session, 'последнее слово');
    await expect(session.handIn()).rejects.toBeInstanceOf(NetworkError);
    expect(session.state.ending).toBeUndefined();

    const other = await open();
    server.online = true;
    server.refuses = true;
    await expect(other.handIn()).rejects.toBeInstanceOf(ApiError);
    expect(other.state.ending).toBeUndefined();
  });

  it('is delivered from another page as well, behind the entries', async () => {
    await store.append(attemptId, task, 'null', 1);
    await store.keepHandIn(attemptId, 'now');
    expect(await deliverHandIn(attemptId, store, false)).toBeUndefined();
    const { deviceId } = (await store.head(attemptId))!;
    await store.acknowledge(attemptId, deviceId, 1);
    expect(await deliverHandIn(attemptId, store, false)).toBe(server.handedInAt);
    expect(await deliverHandIn(attemptId, store, false)).toBeUndefined();
    expect(server.said).toEqual(['hand-in behind 1']);
  });
});

it('with a network the work is handed in at once', async () => {
  const session = await open();
  await write(session, 'последнее слово');
  await session.handIn();
  expect(session.state).toMatchObject({ ending: 'handedIn', handedInHere: undefined });
  expect(server.said).toEqual(['entry 1', 'hand-in behind 1']);
});
