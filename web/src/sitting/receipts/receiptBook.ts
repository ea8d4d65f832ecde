import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { exchange } from '../../api/fetch';
import type { components } from '../../api/schema';
import { browserStore } from '../journal/journal';
import { fileFormat, KeyRing, verifyReceipt, type PublicKey, type Receipt, type ReceiptFile } from './verify';

type Saved = components['schemas']['SubmitJournalResponse'];

/** `unchecked`: this page may not use the browser's cryptography (no TLS), or the keys could not be fetched. */
export type Proof = 'genuine' | 'forged' | 'unchecked';

interface Schema extends DBSchema {
  receipts: { key: [string, string, number]; value: Receipt };
  keys: { key: string; value: PublicKey };
}

// An array sorts after every string, so it ends a range of composite keys.
const ofAttempt = (attemptId: string) => IDBKeyRange.bound([attemptId], [attemptId, []]);

/** In ms. Half a year: results are published and appeals heard within weeks of a round. */
const keptFor = 180 * 86_400_000;

/** All receipts that this browser was given, and the keys that verify them. */
class ReceiptBook {
  private ring = new KeyRing([]);
  private opened: Promise<IDBPDatabase<Schema> | undefined> | undefined;

  /** Verifies the receipt of a save and keeps it until appeals are long over. `ownHash` is this device's for the entry that it names. */
  async keep(
    attemptId: string,
    deviceId: string,
    { head, receivedAt, receipt }: Saved,
    ownHash: string | undefined,
  ): Promise<Proof> {
    const whole: Receipt = { attemptId, deviceId, seq: head.seq, headHash: head.hash, receivedAt, ...receipt };
    try {
      await (await this.database())?.put('receipts', whole);
    } catch {
      // A full disk: what is not kept can still be verified now.
    }
    // A genuine signature under something else than was written here.
    if (ownHash !== undefined && ownHash !== head.hash) return 'forged';
    return this.verify(whole);
  }

  /** What the participant takes home. Without a network the proof of the digest is missing. `proofAt`: where the server gives it. */
  async file(attemptId: string, proofAt: string): Promise<ReceiptFile> {
    const db = await this.database();
    const receipts = (await db?.getAll('receipts', ofAttempt(attemptId))) ?? [];
    const keys = ((await db?.getAll('keys')) ?? []).filter(({ id }) => receipts.some(({ keyId }) => keyId === id));
    const journal = await browserStore();
    const entries = [];
    for (const deviceId of new Set(receipts.map((receipt) => receipt.deviceId)))
      for (const { seq, taskId, elapsedMs, answer, hash } of (await journal?.after(attemptId, deviceId, 0)) ?? [])
        entries.push({ deviceId, seq, taskId, elapsedMs, answer, hash });
    const proof = await read<NonNullable<ReceiptFile['proof']>>(proofAt);
    // The digest may be signed by a key that signed none of these receipts.
    const signer =
      proof && !keys.some(({ id }) => id === proof.root.keyId) ? await this.publishedKey(proof.root.keyId) : undefined;
    return { format: fileFormat, attemptId, keys: signer ? [...keys, signer] : keys, receipts, entries, proof };
  }

  /** Whoever of a school's computer they are: nobody appeals any more, and the store does not grow without end. */
  async forgetOld(now: number) {
    const tx = (await this.database())?.transaction('receipts', 'readwrite');
    if (!tx) return;
    for (let at = await tx.store.openCursor(); at; at = await at.continue())
      if (Date.parse(at.value.receivedAt) < now - keptFor) await at.delete();
    await tx.done;
  }

  private async verify(receipt: Receipt): Promise<Proof> {
    // Without TLS a browser has no cryptography; the receipt is kept and can be verified elsewhere.
    if (globalThis.crypto?.subtle === undefined) return 'unchecked';
    if (!this.ring.has(receipt.keyId)) {
      const key = await this.publishedKey(receipt.keyId);
      if (!key) return 'unchecked';
      this.ring = new KeyRing([...((await (await this.database())?.getAll('keys')) ?? []), key]);
    }
    return (await verifyReceipt(receipt, this.ring)) === 'genuine' ? 'genuine' : 'forged';
  }

  /** From this device, or else from the server; kept, so that nobody can replace it later. */
  private async publishedKey(id: string): Promise<PublicKey | undefined> {
    const db = await this.database();
    const known = await db?.get('keys', id);
    if (known) return known;
    const found = (await read<PublicKey[]>('/api/receipt-keys'))?.find((key) => key.id === id);
    const key = found && { id: found.id, publicKey: found.publicKey };
    if (key) await db?.put('keys', key);
    return key;
  }

  private database() {
    this.opened ??= openDB<Schema>('methodcabinet-receipts', 1, {
      upgrade(db) {
        db.createObjectStore('receipts', { keyPath: ['attemptId', 'deviceId', 'seq'] });
        db.createObjectStore('keys', { keyPath: 'id' });
      },
    }).catch(() => undefined);
    return this.opened;
  }
}

/** Undefined when the server says no or cannot be reached: a receipt is worth neither a dialog nor an error. */
async function read<T>(path: string): Promise<T | undefined> {
  try {
    const response = await exchange(new Request(new URL(path, window.location.origin)));
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}

export const receiptBook = new ReceiptBook();
