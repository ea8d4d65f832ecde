import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
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
    await store.keepPaper(attempt, { title: 'paper' });
    expect(await store.forget(attempt)).toBe(true);
    expect(await store.paper(attempt)).toBeUndefined();
  });
});
