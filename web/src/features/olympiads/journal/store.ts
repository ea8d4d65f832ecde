import { Dexie, type EntityTable, type Table } from 'dexie';
import { newDeviceId } from './chain';
import { extend, newHead, startAnew, type Entry, type Head } from './head';

/** Where entries wait until the server has them. One per browser, shared by its tabs. */
export interface JournalStore {
  /** Does it outlive the page? */
  readonly durable: boolean;
  append(attemptId: string, taskId: string, answer: string, elapsedMs: number): Promise<Entry>;
  head(attemptId: string): Promise<Head | undefined>;
  /** Entries of the present chain after `seq`, in order; all of them without a limit. */
  after(attemptId: string, deviceId: string, seq: number, limit?: number): Promise<Entry[]>;
  entry(attemptId: string, deviceId: string, seq: number): Promise<Entry | undefined>;
  /** The server holds everything up to `seq` of this chain, and nothing after it. */
  acknowledge(attemptId: string, deviceId: string, seq: number): Promise<void>;
  /** Moves what is unsent to a new chain; the entry `refused` stays behind with its code. */
  restart(attemptId: string, deviceId: string, refused?: { seq: number; code: string }): Promise<void>;
  refused(attemptId: string): Promise<Entry[]>;
  /** Attempts of which this device holds entries. */
  attempts(): Promise<string[]>;
  /** Forgets an attempt: only when its results are published. */
  forget(attemptId: string): Promise<void>;
}

/** A copy of the opened paper, so that a page reloaded without a network goes on. */
export interface KeptPaper {
  attemptId: string;
  view: unknown;
}

class JournalDb extends Dexie {
  declare entries: Table<Entry, [string, string, number]>;
  declare heads: EntityTable<Head, 'attemptId'>;
  declare papers: EntityTable<KeptPaper, 'attemptId'>;

  constructor(name: string) {
    // Strict: an entry counts as written when it is on the disk, not when the browser has heard of it.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ entries: '[attemptId+deviceId+seq], refused', heads: 'attemptId', papers: 'attemptId' });
  }
}

/** The journal in IndexedDB. Reading the head and appending are one transaction, so tabs cannot fork the chain. */
export class IndexedDbStore implements JournalStore {
  readonly durable = true;
  private readonly db: JournalDb;

  constructor(name = 'methodcabinet-journal') {
    this.db = new JournalDb(name);
  }

  /** Rejects where the browser keeps nothing (some private modes, a full disk, a locked profile). */
  async open(): Promise<void> {
    await this.db.open();
    // Some browsers open the database and refuse to write.
    await this.db.papers.delete('');
  }

  close() {
    this.db.close();
  }

  append(attemptId: string, taskId: string, answer: string, elapsedMs: number) {
    return this.write(async () => {
      const before = (await this.db.heads.get(attemptId)) ?? newHead(attemptId, newDeviceId());
      const { head, entry } = extend(before, taskId, answer, elapsedMs);
      await this.db.entries.add(entry);
      await this.db.heads.put(head);
      return entry;
    });
  }

  head(attemptId: string) {
    return this.db.heads.get(attemptId);
  }

  after(attemptId: string, deviceId: string, seq: number, limit?: number) {
    const rest = this.db.entries
      .where('[attemptId+deviceId+seq]')
      .between([attemptId, deviceId, seq], [attemptId, deviceId, Dexie.maxKey], false, true);
    return (limit === undefined ? rest : rest.limit(limit)).toArray();
  }

  entry(attemptId: string, deviceId: string, seq: number) {
    return this.db.entries.get([attemptId, deviceId, seq]);
  }

  acknowledge(attemptId: string, deviceId: string, seq: number) {
    return this.write(async () => {
      const head = await this.db.heads.get(attemptId);
      if (head?.deviceId === deviceId && seq <= head.seq) await this.db.heads.put({ ...head, acked: seq });
    });
  }

  restart(attemptId: string, deviceId: string, refused?: { seq: number; code: string }) {
    return this.write(async () => {
      const head = await this.db.heads.get(attemptId);
      // Another tab has already done it.
      if (head?.deviceId !== deviceId) return;
      const unsent = await this.after(attemptId, deviceId, head.acked);
      const kept = unsent.filter((entry) => entry.seq !== refused?.seq);
      const anew = startAnew(head, kept, newDeviceId());
      if (refused) await this.db.entries.update([attemptId, deviceId, refused.seq], { refused: refused.code });
      await this.db.entries.bulkAdd(anew.entries);
      await this.db.heads.put(anew.head);
    });
  }

  refused(attemptId: string) {
    return this.db.entries
      .where('refused')
      .above('')
      .and((entry) => entry.attemptId === attemptId)
      .toArray();
  }

  attempts() {
    return this.db.heads.toCollection().primaryKeys();
  }

  async forget(attemptId: string) {
    await this.db.transaction('rw', this.db.entries, this.db.heads, this.db.papers, async () => {
      await this.of(attemptId).delete();
      await this.db.heads.delete(attemptId);
      await this.db.papers.delete(attemptId);
    });
  }

  async keepPaper(attemptId: string, view: unknown) {
    await this.db.papers.put({ attemptId, view });
  }

  async paper(attemptId: string) {
    return (await this.db.papers.get(attemptId))?.view;
  }

  async dropPaper(attemptId: string) {
    await this.db.papers.delete(attemptId);
  }

  private of(attemptId: string) {
    return this.db.entries
      .where('[attemptId+deviceId+seq]')
      .between([attemptId, Dexie.minKey, Dexie.minKey], [attemptId, Dexie.maxKey, Dexie.maxKey], true, true);
  }

  private write<T>(work: () => Promise<T>): Promise<T> {
    return this.db.transaction('rw', this.db.entries, this.db.heads, work);
  }
}
