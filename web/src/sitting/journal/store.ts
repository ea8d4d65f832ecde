import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { KnownClock } from '../../api/clock';
import { newRandomId } from './chain';
import { extend, inOrder, newHead, startAnew, withHandIn, type Entry, type Head } from './head';
import { unsentOf } from './protocol';

/** Where entries wait until the server has them. One per browser, shared by its tabs. */
export interface JournalStore {
  /** Does it outlive the page? */
  readonly durable: boolean;
  append(attemptId: string, taskId: string, answer: string, elapsedMs: number): Promise<Entry>;
  /** What is being typed, over what it was a moment ago; the next entry of the task takes its place. */
  keepDraft(attemptId: string, taskId: string, answer: string, elapsedMs: number): Promise<void>;
  /**
   * Makes entries of the drafts that a page has left which ended in the middle of a word. That of another tab, where somebody types
   * at this moment, becomes an entry a little early.
   */
  takeUpDrafts(attemptId: string): Promise<void>;
  /** Whoever has what was typed has no use for its drafts. */
  dropDrafts(attemptId: string): Promise<void>;
  head(attemptId: string): Promise<Head | undefined>;
  /** Entries of the present chain after `seq`, in order; all of them without a limit. */
  after(attemptId: string, deviceId: string, seq: number, limit?: number): Promise<Entry[]>;
  /** What this device wrote of the attempt and the server has not refused, in order; also on chains that were begun anew since. */
  written(attemptId: string): Promise<Entry[]>;
  entry(attemptId: string, deviceId: string, seq: number): Promise<Entry | undefined>;
  /** The server holds everything up to `seq` of this chain, and nothing after it. */
  acknowledge(attemptId: string, deviceId: string, seq: number): Promise<void>;
  /** Moves what is unsent to a new chain; the entry `refused` stays behind with its code. */
  restart(attemptId: string, deviceId: string, refused?: { seq: number; code: string }): Promise<void>;
  /** The participant has handed in behind the last entry; undefined once the server was told, or it means nothing any more. */
  keepHandIn(attemptId: string, handedInAt: string | undefined): Promise<void>;
  refused(attemptId: string): Promise<Entry[]>;
  /** Attempts of which this device holds entries. */
  attempts(): Promise<string[]>;
  /** Forgets an attempt whose results are published. False when it stays, because the server has not taken all of its entries. */
  forget(attemptId: string): Promise<boolean>;
}

/** A copy of the opened paper, so that a page reloaded without a network goes on. */
export interface KeptPaper {
  attemptId: string;
  view: unknown;
  /** How the device's clock goes. A copy that an earlier version of the page kept does not say it. */
  clock?: KnownClock | undefined;
  /** The work was begun here and the server does not know of it: what its beginner keeps of that. */
  begun?: unknown;
}

/** The newest state of a long answer, not yet worth an entry: the journal keeps each of these for ever. */
export interface Draft {
  attemptId: string;
  taskId: string;
  answer: string;
  elapsedMs: number;
  /** The device's clock then, as in the head. */
  wroteAt: number;
}

interface Schema extends DBSchema {
  entries: { key: [string, string, number]; value: Entry; indexes: { refused: string } };
  heads: { key: string; value: Head };
  papers: { key: string; value: KeptPaper };
  drafts: { key: [string, string]; value: Draft };
}

type Writing = IDBPTransaction<Schema, ('entries' | 'heads' | 'drafts')[], 'readwrite'>;

// An array sorts after every string and number, so it ends a range of composite keys.
const last = [] as unknown as number;
const chainAfter = (attemptId: string, deviceId: string, seq: number) =>
  IDBKeyRange.bound([attemptId, deviceId, seq], [attemptId, deviceId, last], true);
const wholeAttempt = (attemptId: string) => IDBKeyRange.bound([attemptId], [attemptId, last]);

/** The journal in IndexedDB. Reading the head and appending are one transaction, so tabs cannot fork the chain nor take up a draft twice. */
export class IndexedDbStore implements JournalStore {
  readonly durable = true;
  private readonly opened: Promise<IDBPDatabase<Schema>>;

  constructor(name = 'methodcabinet-journal') {
    this.opened = openDB<Schema>(name, 2, {
      upgrade(db, before) {
        if (before < 1) {
          const entries = db.createObjectStore('entries', { keyPath: ['attemptId', 'deviceId', 'seq'] });
          entries.createIndex('refused', 'refused');
          db.createObjectStore('heads', { keyPath: 'attemptId' });
          db.createObjectStore('papers', { keyPath: 'attemptId' });
        }
        db.createObjectStore('drafts', { keyPath: ['attemptId', 'taskId'] });
      },
      // A tab with a newer page waits for this one to let go; what is typed here goes on in memory.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    });
    // Whoever uses the store sees the failure; here it only must not count as unhandled.
    this.opened.catch(() => undefined);
  }

  /** Rejects where the browser keeps nothing (some private modes, a full disk, a locked profile). */
  async open(): Promise<void> {
    // Some browsers open the database and refuse to write.
    await (await this.opened).delete('papers', '');
  }

  close() {
    void this.opened.then((db) => {
      db.close();
    });
  }

  async append(attemptId: string, taskId: string, answer: string, elapsedMs: number) {
    const tx = await this.write();
    const entry = await this.extended(tx, attemptId, taskId, answer, elapsedMs);
    await tx.done;
    return entry;
  }

  async keepDraft(attemptId: string, taskId: string, answer: string, elapsedMs: number) {
    const tx = await this.write();
    const kept = tx.objectStore('drafts').put({ attemptId, taskId, answer, elapsedMs, wroteAt: Date.now() });
    // Said at once, it is written though the page goes in the next moment; a transaction that is not is given up then.
    tx.commit();
    await Promise.all([kept, tx.done]);
  }

  async takeUpDrafts(attemptId: string) {
    const tx = await this.write();
    const drafts = await tx.objectStore('drafts').getAll(wholeAttempt(attemptId));
    for (const { taskId, answer, elapsedMs, wroteAt } of drafts)
      await this.extended(tx, attemptId, taskId, answer, elapsedMs, wroteAt);
    await tx.done;
  }

  async dropDrafts(attemptId: string) {
    await (await this.opened).delete('drafts', wholeAttempt(attemptId));
  }

  async head(attemptId: string) {
    return (await this.opened).get('heads', attemptId);
  }

  async after(attemptId: string, deviceId: string, seq: number, limit?: number) {
    return (await this.opened).getAll('entries', chainAfter(attemptId, deviceId, seq), limit);
  }

  async written(attemptId: string) {
    const [head, entries] = await Promise.all([
      this.head(attemptId),
      (await this.opened).getAll('entries', wholeAttempt(attemptId)),
    ]);
    return inOrder(entries, head);
  }

  async entry(attemptId: string, deviceId: string, seq: number) {
    return (await this.opened).get('entries', [attemptId, deviceId, seq]);
  }

  async acknowledge(attemptId: string, deviceId: string, seq: number) {
    const tx = await this.write();
    const heads = tx.objectStore('heads');
    const head = await heads.get(attemptId);
    if (head?.deviceId === deviceId && seq <= head.seq) await heads.put({ ...head, acked: seq });
    await tx.done;
  }

  async restart(attemptId: string, deviceId: string, refused?: { seq: number; code: string }) {
    const tx = await this.write();
    const entries = tx.objectStore('entries');
    const heads = tx.objectStore('heads');
    const head = await heads.get(attemptId);
    // Otherwise another tab has already done it.
    if (head?.deviceId === deviceId) {
      const unsent = await entries.getAll(chainAfter(attemptId, deviceId, head.acked));
      const anew = startAnew(
        head,
        unsent.filter((entry) => entry.seq !== refused?.seq),
        newRandomId(),
      );
      for (const entry of unsent) {
        if (entry.seq === refused?.seq) await entries.put({ ...entry, refused: refused.code });
      }
      for (const entry of anew.entries) await entries.add(entry);
      await heads.put(anew.head);
    }
    await tx.done;
  }

  async keepHandIn(attemptId: string, handedInAt: string | undefined) {
    const tx = await this.write();
    const heads = tx.objectStore('heads');
    // Also of a work in which nothing was written.
    const head = (await heads.get(attemptId)) ?? newHead(attemptId, newRandomId());
    await heads.put(withHandIn(head, handedInAt));
    await tx.done;
  }

  async refused(attemptId: string) {
    const all = await (await this.opened).getAllFromIndex('entries', 'refused');
    return all.filter((entry) => entry.attemptId === attemptId);
  }

  async attempts() {
    return (await this.opened).getAllKeys('heads');
  }

  async forget(attemptId: string) {
    const tx = (await this.opened).transaction(['entries', 'heads', 'papers', 'drafts'], 'readwrite');
    const entries = tx.objectStore('entries');
    const heads = tx.objectStore('heads');
    const [head, kept] = await Promise.all([heads.get(attemptId), entries.getAll(wholeAttempt(attemptId))]);
    const settled = unsentOf(head) === 0 && kept.every((entry) => entry.refused === undefined);
    if (settled)
      await Promise.all([
        entries.delete(wholeAttempt(attemptId)),
        tx.objectStore('drafts').delete(wholeAttempt(attemptId)),
        heads.delete(attemptId),
        tx.objectStore('papers').delete(attemptId),
      ]);
    await tx.done;
    return settled;
  }

  async keepPaper(paper: KeptPaper) {
    await (await this.opened).put('papers', paper);
  }

  /** A newer measurement, with a paper that is kept. */
  async keepClock(attemptId: string, clock: KnownClock) {
    const tx = (await this.opened).transaction('papers', 'readwrite');
    const kept = await tx.store.get(attemptId);
    if (kept) await tx.store.put({ ...kept, clock });
    await tx.done;
  }

  async paper(attemptId: string) {
    return (await this.opened).get('papers', attemptId);
  }

  async dropPaper(attemptId: string) {
    await (await this.opened).delete('papers', attemptId);
  }

  /** Strict: an entry counts as written when it is on the disk, not when the browser has heard of it. */
  private async write() {
    return (await this.opened).transaction(['entries', 'heads', 'drafts'], 'readwrite', { durability: 'strict' });
  }

  private async extended(
    tx: Writing,
    attemptId: string,
    taskId: string,
    answer: string,
    elapsedMs: number,
    wroteAt?: number,
  ) {
    const heads = tx.objectStore('heads');
    const before = (await heads.get(attemptId)) ?? newHead(attemptId, newRandomId());
    // The clock of the chain goes on from where the newer of both stood.
    const at = elapsedMs < before.elapsedMs ? before.wroteAt : wroteAt;
    const { head, entry } = extend(before, taskId, answer, elapsedMs, at);
    await Promise.all([
      tx.objectStore('entries').add(entry),
      heads.put(head),
      tx.objectStore('drafts').delete([attemptId, taskId]),
    ]);
    return entry;
  }
}
