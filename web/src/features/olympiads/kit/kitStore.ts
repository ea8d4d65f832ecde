import { openDB, type DBSchema } from 'idb';

/** A sealed paper on this device. */
export interface Kit {
  /** Of the attempt, which may not exist yet. */
  attemptId: string;
  roundId: string;
  sealId: string;
  /** 1, 2, 3… for the paper. */
  number: number;
  file: ArrayBuffer;
  /** Of the round: see AttemptView. A kit that an earlier page fetched has none. */
  carrierKey?: string;
  /** The symbols of the key, once it opened the file. */
  key?: string;
}

interface Schema extends DBSchema {
  kits: { key: string; value: Kit };
}

const opened = openDB<Schema>('methodcabinet-kits', 1, {
  upgrade(db) {
    db.createObjectStore('kits', { keyPath: 'attemptId' });
  },
});
// Whoever uses the store sees the failure; here it only must not count as unhandled.
opened.catch(() => undefined);

/** Kits of the people who use this browser. A database of its own: they are large, and whatever becomes of them must not touch the journal. */
export const kitStore = {
  async get(attemptId: string) {
    return (await opened).get('kits', attemptId);
  },
  /** Resolves when the kit is on the disk. */
  async put(kit: Kit) {
    const tx = (await opened).transaction('kits', 'readwrite', { durability: 'strict' });
    await Promise.all([tx.store.put(kit), tx.done]);
  },
  async remove(attemptId: string) {
    await (await opened).delete('kits', attemptId);
  },
};
