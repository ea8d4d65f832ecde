import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../api/errors';
import { chainStart, nextHash } from './chain';
import { MemoryStore } from './memoryStore';
import { Sender, type Batch, type Receipt } from './sender';
import { IndexedDbStore, type JournalStore } from './store';

const attempt = '0199a1b2-0000-7000-8000-000000000001';
const taskId = (n: number) => `0199a1b2-0000-7000-8000-0000000000a${n}`;

/** The journal as the server keeps it: chains by device, the order of acceptance, and the same refusals. */
class FakeServer {
  readonly accepted: { deviceId: string; seq: number; taskId: string; answer: string }[] = [];
  readonly chains = new Map<string, string[]>();
  poison: string | undefined;
  requests = 0;

  take({ deviceId, entries }: Batch): Receipt {
    this.requests += 1;
    const chain = [...(this.chains.get(deviceId) ?? [])];
    const fresh = [];
    for (const entry of entries) {
      if (this.poison !== undefined && entry.answer === this.poison) throw new ApiError(400, 'request.invalid');
      if (chain[entry.seq - 1] === entry.hash) continue;
      const previous = chain.at(-1) ?? chainStart;
      const hash = nextHash(previous, { ...entry, attemptId: attempt, deviceId });
      if (entry.seq !== chain.length + 1 || hash !== entry.hash)
        throw new ApiError(409, 'olympiad.journal.head-mismatch', { seq: chain.length, hash: previous });
      chain.push(hash);
      fresh.push({ deviceId, seq: entry.seq, taskId: entry.taskId, answer: entry.answer });
    }
    this.chains.set(deviceId, chain);
    this.accepted.push(...fresh);
    return { head: { seq: chain.length, hash: chain.at(-1) ?? chainStart }, receivedAt: 'now', late: 0 };
  }

  answers = () => this.accepted.map((entry) => entry.answer);
}

/** A generator with a seed (mulberry32), so that a failing run can be repeated. */
function chance(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Storage that fails must not look like a sender that has nothing to do. */
const strict = {
  onBroken: (error: unknown) => {
    throw error;
  },
};

let database = 0;
let name = '';
beforeEach(() => {
  name = `journal-${++database}`;
});

const stores: [string, () => JournalStore][] = [
  ['IndexedDB', () => new IndexedDbStore(name)],
  ['memory', () => new MemoryStore()],
];

describe.each(stores)('the sender over %s', (_, open) => {
  it('sends everything that was written, in order, in few requests', async () => {
    const [server, store] = [new FakeServer(), open()];
    const sender = new Sender(attempt, store, async (batch) => server.take(batch), strict);
    for (let n = 0; n < 450; n++) await store.append(attempt, taskId(n % 3), String(n), n);
    await sender.wake();
    expect(server.answers()).toEqual(Array.from({ length: 450 }, (_, n) => String(n)));
    expect(server.requests).toBe(3);
    expect(sender.state).toMatchObject({ unsent: 0, pause: undefined, sending: false });
  });

  it('leaves a refused entry behind and sends its neighbours', async () => {
    const [server, store] = [new FakeServer(), open()];
    server.poison = '7';
    const sender = new Sender(attempt, store, async (batch) => server.take(batch), strict);
    for (let n = 0; n < 20; n++) await store.append(attempt, taskId(n % 3), String(n), n);
    await sender.wake();
    const expected = Array.from({ length: 20 }, (_, n) => String(n)).filter((answer) => answer !== '7');
    expect(server.answers()).toEqual(expected);
    expect(sender.state.unsent).toBe(0);
    expect(sender.state.refused).toMatchObject([{ answer: '7', refused: 'request.invalid' }]);
  });

  it('does not take for an acknowledgement what the server says of another entry than was written', async () => {
    const [server, store, receipts] = [new FakeServer(), open(), [] as Receipt[]];
    let lies = true;
    const exchange = async (batch: Batch) => {
      const receipt = server.take(batch);
      return lies ? { ...receipt, head: { ...receipt.head, hash: 'f'.repeat(64) } } : receipt;
    };
    const sender = new Sender(attempt, store, exchange, { ...strict, onReceipt: (receipt) => receipts.push(receipt) });
    await store.append(attempt, taskId(1), '1', 1);
    await sender.wake();
    expect(sender.state).toMatchObject({ unsent: 1, pause: 'server' });
    // It is heard all the same, so that the person learns of it.
    expect(receipts).toHaveLength(1);
    lies = false;
    await sender.wake();
    expect(sender.state.unsent).toBe(0);
    sender.close();
  });

  it('starts a new device when the server holds another entry under the same number', async () => {
    const [server, store] = [new FakeServer(), open()];
    const first = await store.append(attempt, taskId(1), '"mine"', 1);
    const foreign = { seq: 1, taskId: taskId(1), elapsedMs: 5, answer: '"other"' };
    const hash = nextHash(chainStart, { ...foreign, attemptId: attempt, deviceId: first.deviceId });
    server.take({
      deviceId: first.deviceId,
      elapsedMs: 5,
      entries: [{ ...foreign, attemptId: attempt, deviceId: first.deviceId, hash }],
    });
    await new Sender(attempt, store, async (batch) => server.take(batch), strict).wake();
    expect(server.answers()).toEqual(['"other"', '"mine"']);
    expect(new Set(server.accepted.map((entry) => entry.deviceId)).size).toBe(2);
  });

  it('stops for a sign-in and goes on after it', async () => {
    const [server, store] = [new FakeServer(), open()];
    let signedIn = false;
    const sender = new Sender(
      attempt,
      store,
      async (batch) => {
        if (!signedIn) throw new ApiError(401, 'session.required');
        return server.take(batch);
      },
      strict,
    );
    await store.append(attempt, taskId(1), '1', 1);
    await sender.wake();
    expect(sender.state).toMatchObject({ pause: 'signIn', unsent: 1 });
    signedIn = true;
    await sender.wake();
    expect(sender.state).toMatchObject({ pause: undefined, unsent: 0 });
  });
});

describe('two tabs of one browser', () => {
  it('write one chain without a gap or a fork', async () => {
    const tabs = [new IndexedDbStore(name), new IndexedDbStore(name)];
    await Promise.all(Array.from({ length: 60 }, (_, n) => tabs[n % 2]!.append(attempt, taskId(n % 4), String(n), n)));
    const head = (await tabs[0]!.head(attempt))!;
    const entries = await tabs[1]!.after(attempt, head.deviceId, 0, 1_000);
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    let previous = chainStart;
    for (const entry of entries) expect(entry.hash).toBe((previous = nextHash(previous, entry)));
    expect(head.hash).toBe(previous);
  });
});

describe('nothing is lost, doubled or reordered', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed + 1))('whatever fails (seed %i)', async (seed) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const random = chance(seed);
      const server = new FakeServer();
      const tabs = [new IndexedDbStore(name), new IndexedDbStore(name)];
      let calm = false;

      const exchange = async (batch: Batch): Promise<Receipt> => {
        const dice = calm ? 1 : random();
        if (dice < 0.2) throw new NetworkError();
        if (dice < 0.3) throw new ApiError(503, 'server.busy', { count: 2 });
        if (dice < 0.4) throw new ApiError(401, 'session.required');
        const receipt = server.take(batch);
        // The entries are stored and the answer gets lost on its way back.
        if (dice < 0.6) throw new NetworkError();
        return receipt;
      };
      const senders = tabs.map((tab) => new Sender(attempt, tab, exchange, strict, random));

      const written: string[] = [];
      const sending: Promise<void>[] = [];
      for (let n = 0; n < 40; n++) {
        const who = random() < 0.5 ? 0 : 1;
        await tabs[who]!.append(attempt, taskId(n % 5), String(n), n);
        written.push(String(n));
        if (random() < 0.7) sending.push(senders[who]!.wake());
        if (random() < 0.2) await Promise.all(sending);
      }
      await Promise.all(sending);
      calm = true;
      for (const sender of senders) await sender.wake();

      expect(server.answers()).toEqual(written);
      expect(new Set(server.accepted.map((entry) => entry.deviceId)).size).toBe(1);
      expect(senders.map((sender) => sender.state.unsent)).toEqual([0, 0]);
      senders.forEach((sender) => sender.close());
    } finally {
      vi.useRealTimers();
    }
  });
});
