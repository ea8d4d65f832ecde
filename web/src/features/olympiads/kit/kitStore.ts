import { openDB, type DBSchema } from 'idb';
import type { components } from '../../../api/schema';

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
  /** What the page of the round shows without a network: as the server told it last. */
  kept?: KeptRound;
}

export interface KeptRound {
  round: components['schemas']['GetParticipationItem'];
  /** Whose kit it is: a school's computer may hold several for one round. */
  holder: string;
  /** The end of their login, for people of equal short names. A kit that an earlier page fetched has none. */
  login?: string;
  /** An answer may be a photograph. A kit that an earlier page fetched does not say. */
  takesPictures?: boolean;
  /** By how much the server's clock was ahead of this device's, ms. */
  aheadMs: number;
}

interface Schema extends DBSchema {
  kits: { key: string; value: Kit; indexes: { roundId: string } };
}

const opened = openDB<Schema>('methodcabinet-kits', 2, {
  upgrade(db, before, _, tx) {
    const kits = before < 1 ? db.createObjectStore('kits', { keyPath: 'attemptId' }) : tx.objectStore('kits');
    kits.createIndex('roundId', 'roundId');
  },
});
// Whoever uses the store sees the failure; here it only must not count as unhandled.
opened.catch(() => undefined);

/** Kits of the people who use this browser. A database of its own: they are large, and whatever becomes of them must not touch the journal. */
export const kitStore = {
  async get(attemptId: string) {
    return (await opened).get('kits', attemptId);
  },
  /** Of everybody who uses this browser. */
  async ofRound(roundId: string) {
    return (await opened).getAllFromIndex('kits', 'roundId', roundId);
  },
  /** Kits that nobody opened and whose round ended before the moment. Answers hang on opened ones only. */
  async dropUnopened(endedBefore: number) {
    for (const { attemptId, key, kept } of await (await opened).getAll('kits')) {
      if (key === undefined && kept && Date.parse(kept.round.closesAt) < endedBefore)
        await (await opened).delete('kits', attemptId);
    }
  },
  /** Resolves when the kit is on the disk. */
  async put(kit: Kit) {
    const tx = (await opened).transaction('kits', 'readwrite', { durability: 'strict' });
    const here = await tx.store.get(kit.attemptId);
    // Opened meanwhile, by a page beside the service worker: answers hang on it.
    const isOpened = here?.key !== undefined && kit.key === undefined;
    await Promise.all([tx.store.put(isOpened ? { ...here, ...(kit.kept && { kept: kit.kept }) } : kit), tx.done]);
  },
  async remove(attemptId: string) {
    await (await opened).delete('kits', attemptId);
  },
};
