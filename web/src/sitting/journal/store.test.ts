import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { clockOf } from './head';
import { MemoryStore } from './memoryStore';
import { IndexedDbStore } from './store';

const [attempt, other] = ['0199a1b2-0000-7000-8000-000000000001', '0199a1b2-0000-7000-8000-000000000002'];
const taskId = '0199a1b2-0000-7000-8000-0000000000a1';

describe.each([
  ['in the browser', () => new IndexedDbStore(`forget-${crypto.randomUUID()}`)],
  ['in memory', () => new MemoryStore()],
])('an attempt whose results are published, %s', (_, open) => {
  it('is forgotten once the server has all of it, and no other with it', async () => {
    const store = open();
    const first = await store.append(attempt, taskId, '"one"', 1);
    await store.append(attempt, taskId, '"two"', 2);
    await store.append(other, taskId, '"else"', 1);
    await store.acknowledge(attempt, first.deviceId, 1);

    expect(await store.forget(attempt)).toBe(false);
    expect(await store.after(attempt, first.deviceId, 0)).toHaveLength(2);

    await store.acknowledge(attempt, first.deviceId, 2);
    expect(await store.forget(attempt)).toBe(true);
    expect(await store.attempts()).toEqual([other]);
    expect(await store.after(attempt, first.deviceId, 0)).toEqual([]);
    expect((await store.head(other))?.seq).toBe(1);
  });

  it('stays with an entry that the server refused, for it is held nowhere else', async () => {
    const store = open();
    const { deviceId } = await store.append(attempt, taskId, '"too large"', 1);
    await store.restart(attempt, deviceId, { seq: 1, code: 'olympiad.journal.answer-too-large' });

    expect(await store.forget(attempt)).toBe(false);
    expect(await store.refused(attempt)).toHaveLength(1);
  });
});

describe('the paper kept in the browser', () => {
  it('goes with the attempt, written in or not', async () => {
    const store = new IndexedDbStore('forget-paper');
    await store.keepPaper({ attemptId: attempt, view: { title: 'paper' } });
    expect(await store.forget(attempt)).toBe(true);
    expect(await store.paper(attempt)).toBeUndefined();
  });
});

describe('the draft of an answer', () => {
  const open = () => new IndexedDbStore(`draft-${crypto.randomUUID()}`);
  const answersOf = async (store: IndexedDbStore) => {
    const head = await store.head(attempt);
    return head
      ? (await store.after(attempt, head.deviceId, 0)).map(({ answer, elapsedMs }) => [answer, elapsedMs])
      : [];
  };

  it('becomes an entry with the time at which it was typed, once, though it is the first word of the attempt', async () => {
    const store = open();
    await store.keepDraft(attempt, taskId, '"o"', 1_000);
    await store.keepDraft(attempt, taskId, '"on"', 2_000);
    await store.keepDraft(other, taskId, '"else"', 1);
    await Promise.all([store.takeUpDrafts(attempt), store.takeUpDrafts(attempt)]);
    expect(await answersOf(store)).toEqual([['"on"', 2_000]]);
  });

  it('does not set back the clock of the chain by the time that the page was closed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const store = open();
    await store.append(attempt, taskId, '"o"', 1_000);
    await store.keepDraft(attempt, taskId, '"on"', 2_000);
    vi.setSystemTime(Date.now() + 600_000);
    await store.takeUpDrafts(attempt);
    expect(clockOf((await store.head(attempt))!)).toBe(602_000);

    await store.append(attempt, taskId, '"one"', 603_000);
    await store.keepDraft(attempt, taskId, '"older"', 2_000);
    vi.setSystemTime(Date.now() + 600_000);
    await store.takeUpDrafts(attempt);
    expect(clockOf((await store.head(attempt))!)).toBe(1_203_000);
    vi.useRealTimers();
  });

  it('is gone when the entry is written that it was to become', async () => {
    const store = open();
    await store.keepDraft(attempt, taskId, '"on"', 2_000);
    await store.append(attempt, taskId, '"one"', 3_000);
    await store.takeUpDrafts(attempt);
    expect(await answersOf(store)).toEqual([['"one"', 3_000]]);
  });

  it('waits in a browser that kept a journal before there were drafts', async () => {
    const name = `draft-${crypto.randomUUID()}`;
    const before = await openDB(name, 1, {
      upgrade(db) {
        db.createObjectStore('entries', { keyPath: ['attemptId', 'deviceId', 'seq'] }).createIndex(
          'refused',
          'refused',
        );
        db.createObjectStore('heads', { keyPath: 'attemptId' }).put({ attemptId: attempt, deviceId: 'd', seq: 0 });
        db.createObjectStore('papers', { keyPath: 'attemptId' });
      },
    });
    before.close();
    const store = new IndexedDbStore(name);
    expect((await store.head(attempt))?.deviceId).toBe('d');
    await store.keepDraft(attempt, taskId, '"on"', 2_000);
  });
});
