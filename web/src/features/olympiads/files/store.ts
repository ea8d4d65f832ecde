import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Look } from '../pictures/look';

/** The bytes of a file that answers name. */
export interface KeptFile {
  /** Media type, as the browser takes it from the name; the server looks at the bytes. */
  type: string;
  bytes: ArrayBuffer;
  /** Of a photograph. */
  look?: Look;
}

/** Where files lie until results are published, by the digests of their bytes. */
export interface FileStore {
  /** Does it outlive the page? */
  readonly durable: boolean;
  put(attemptId: string, sha256: string, file: KeptFile): Promise<void>;
  get(attemptId: string, sha256: string): Promise<KeptFile | undefined>;
  /** Digests of all files of an attempt that lie here. */
  kept(attemptId: string): Promise<string[]>;
  /** Digests of those that the server holds as well. */
  held(attemptId: string): Promise<string[]>;
  markHeld(attemptId: string, sha256: string): Promise<void>;
  remove(attemptId: string, sha256: string): Promise<void>;
}

interface Schema extends DBSchema {
  files: { key: [string, string]; value: KeptFile };
  /** Apart from the bytes, so that nothing is read and written again to note that a file has arrived. */
  held: { key: [string, string]; value: true };
}

// An array sorts after every string, so it ends a range of composite keys.
const ofAttempt = (attemptId: string) => IDBKeyRange.bound([attemptId], [attemptId, []]);

/** A database of its own: files are large, and whatever becomes of them must not touch the journal. */
export class IndexedDbFiles implements FileStore {
  readonly durable = true;
  private readonly opened: Promise<IDBPDatabase<Schema>>;

  constructor(name = 'methodcabinet-files') {
    this.opened = openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('files');
        db.createObjectStore('held');
      },
    });
    // Whoever uses the store sees the failure; here it only must not count as unhandled.
    this.opened.catch(() => undefined);
  }

  async put(attemptId: string, sha256: string, file: KeptFile) {
    // Strict: a file counts as kept when it is on the disk.
    const tx = (await this.opened).transaction('files', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(file, [attemptId, sha256]), tx.done]);
  }

  async get(attemptId: string, sha256: string) {
    return (await this.opened).get('files', [attemptId, sha256]);
  }

  async kept(attemptId: string) {
    const keys = await (await this.opened).getAllKeys('files', ofAttempt(attemptId));
    return keys.map(([, sha256]) => sha256);
  }

  async held(attemptId: string) {
    const keys = await (await this.opened).getAllKeys('held', ofAttempt(attemptId));
    return keys.map(([, sha256]) => sha256);
  }

  async markHeld(attemptId: string, sha256: string) {
    await (await this.opened).put('held', true, [attemptId, sha256]);
  }

  async remove(attemptId: string, sha256: string) {
    const tx = (await this.opened).transaction(['files', 'held'], 'readwrite');
    const key: [string, string] = [attemptId, sha256];
    await Promise.all([tx.objectStore('files').delete(key), tx.objectStore('held').delete(key), tx.done]);
  }
}

/** Files of a browser that keeps nothing, or has no room left: they live as long as the page. */
export class MemoryFiles implements FileStore {
  readonly durable = false;
  private readonly files = new Map<string, KeptFile>();
  private readonly arrived = new Set<string>();

  async put(attemptId: string, sha256: string, file: KeptFile) {
    this.files.set(`${attemptId} ${sha256}`, file);
  }

  async get(attemptId: string, sha256: string) {
    return this.files.get(`${attemptId} ${sha256}`);
  }

  async kept(attemptId: string) {
    return this.digests(this.files.keys(), attemptId);
  }

  async held(attemptId: string) {
    return this.digests(this.arrived, attemptId);
  }

  async markHeld(attemptId: string, sha256: string) {
    this.arrived.add(`${attemptId} ${sha256}`);
  }

  async remove(attemptId: string, sha256: string) {
    this.files.delete(`${attemptId} ${sha256}`);
    this.arrived.delete(`${attemptId} ${sha256}`);
  }

  private digests(keys: Iterable<string>, attemptId: string) {
    return [...keys].filter((key) => key.startsWith(`${attemptId} `)).map((key) => key.slice(attemptId.length + 1));
  }
}

/** Forgets the files of an attempt. False when some stay, because the server does not hold them. */
export async function forgetFiles(attemptId: string, store: FileStore): Promise<boolean> {
  const [kept, held] = [await store.kept(attemptId), new Set(await store.held(attemptId))];
  if (kept.some((sha256) => !held.has(sha256))) return false;
  for (const sha256 of kept) await store.remove(attemptId, sha256);
  return true;
}
