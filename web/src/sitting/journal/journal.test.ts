import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { NetworkError } from '../../api/errors';
import { Journal, type JournalState } from './journal';
import { unsentOf } from './protocol';
import type { Batch, Receipt } from './sender';
import { IndexedDbStore } from './store';

const attempt = '0199a1b2-0000-7000-8000-000000000001';
const taskId = '0199a1b2-0000-7000-8000-0000000000a1';

/** For a machine that is busy with other tests. */
const patience = { timeout: 10_000 };

const believes = async () => true;

/** A storage that fills up in the middle of the work: it no longer takes entries, and still shows those it has. */
class FullStore extends IndexedDbStore {
  full = false;
  /** Reading takes a while. */
  slow = Promise.resolve();
  override append(...entry: Parameters<IndexedDbStore['append']>) {
    return this.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : super.append(...entry);
  }
  override async after(...of: Parameters<IndexedDbStore['after']>) {
    await this.slow;
    return super.after(...of);
  }
}

async function fullInTheMiddle() {
  const store = new FullStore(`full-${crypto.randomUUID()}`);
  const line = { online: false, most: Infinity };
  const sent: string[] = [];
  const exchange = async ({ entries }: Batch): Promise<Receipt> => {
    if (!line.online) throw new NetworkError();
    const taken = entries.slice(0, line.most);
    if (taken.length < entries.length) line.online = false;
    sent.push(...taken.map(({ answer }) => answer));
    return { head: { seq: taken.at(-1)!.seq, hash: taken.at(-1)!.hash }, receivedAt: 'now', late: 0 };
  };
  let state: JournalState | undefined;
  const events = {
    onState: (next: JournalState) => (state = next),
    onReceipt: () => {},
    believes,
    onWrittenElsewhere: () => {},
    onHandedInElsewhere: () => {},
  };
  const journal = new Journal(attempt, store, exchange, events);
  await journal.write(taskId, '1', 1);
  await journal.write(taskId, '2', 2);
  store.full = true;
  await journal.write(taskId, '3', 3);
  const waiting = async () => unsentOf(await store.head(attempt));
  return { store, journal, line, sent, waiting, state: () => state! };
}

it('what a storage that has failed holds unsent stays unsent there until the server has it', async () => {
  const { journal, line, sent, waiting, state } = await fullInTheMiddle();
  expect(state().unsent).toBe(3);
  // A page that died at this moment would find both of them at its next visit.
  expect(await waiting()).toBe(2);

  // Only the first gets through before the line breaks again.
  Object.assign(line, { online: true, most: 1 });
  await journal.send();
  expect(sent).toEqual(['1']);
  await vi.waitFor(async () => expect(await waiting()).toBe(1), patience);

  Object.assign(line, { online: true, most: Infinity });
  await journal.send();
  expect(sent).toEqual(['1', '2', '3']);
  await vi.waitFor(async () => expect(await waiting()).toBe(0), patience);
  journal.close();
});

it('an entry written after the storage has failed does not count for one that waits in it', async () => {
  const { journal, line, waiting } = await fullInTheMiddle();
  await journal.write(taskId, '4', 4);
  Object.assign(line, { online: true, most: 1 });
  await journal.send();
  await vi.waitFor(async () => expect(await waiting()).toBe(1), patience);
  journal.close();
});

it('what is written while the unsent entries move comes behind them, and counts for none of them', async () => {
  const store = new FullStore(`full-${crypto.randomUUID()}`);
  const sent: string[] = [];
  const line = { online: false, most: 1 };
  const exchange = async ({ entries }: Batch): Promise<Receipt> => {
    if (!line.online) throw new NetworkError();
    const taken = entries.slice(0, line.most);
    line.online = taken.length === entries.length;
    sent.push(...taken.map(({ answer }) => answer));
    return { head: { seq: taken.at(-1)!.seq, hash: taken.at(-1)!.hash }, receivedAt: 'now', late: 0 };
  };
  const journal = new Journal(attempt, store, exchange, {
    onState: () => {},
    onReceipt: () => {},
    believes,
    onWrittenElsewhere: () => {},
    onHandedInElsewhere: () => {},
  });
  await journal.write(taskId, '1', 1);
  await journal.send();
  let go = () => {};
  store.slow = new Promise((resolve) => (go = resolve));
  store.full = true;
  const writing = [journal.write(taskId, '2', 2)];
  await new Promise((resolve) => setTimeout(resolve, 20));
  writing.push(journal.write(taskId, '3', 3));
  await new Promise((resolve) => setTimeout(resolve, 20));
  go();
  await Promise.all(writing);
  expect([...(await journal.unsentAnswers()).values()]).toEqual(['3']);
  expect((await journal.store.written(attempt)).map(({ answer }) => answer)).toEqual(['1', '2', '3']);
  line.online = true;
  await vi.waitFor(async () => {
    await journal.send();
    expect(sent).toEqual(['1']);
  }, patience);
  await vi.waitFor(async () => expect(unsentOf(await store.head(attempt))).toBe(0), patience);
  journal.close();
});

it('what was being typed when the storage failed stays kept until everything is sent', async () => {
  const { store, journal, line, waiting } = await fullInTheMiddle();
  const drafts = vi.spyOn(store, 'dropDrafts');
  await journal.write(taskId, '4', 4);
  expect(drafts).not.toHaveBeenCalled();
  line.online = true;
  await journal.send();
  await vi.waitFor(async () => expect(await waiting()).toBe(0), patience);
  await vi.waitFor(() => expect(drafts).toHaveBeenCalledOnce(), patience);
  journal.close();
});
