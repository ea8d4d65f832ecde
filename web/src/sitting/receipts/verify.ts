import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { chainStart, nextHash } from '../journal/chain';
import { fromBase64, guid, integer } from '../journal/encoding';

/** Verification of receipts as docs/receipts.md specifies it; the server's side is MethodCabinet.Domain.Olympiads.ReceiptEncoding. */

/** The server's signed word that it holds a device's chain up to an entry. Hashes in hexadecimal, the rest in base64. */
export interface Receipt {
  attemptId: string;
  deviceId: string;
  seq: number;
  headHash: string;
  /** By the server's clock. */
  receivedAt: string;
  keyId: string;
  index: number;
  size: number;
  path: string;
  signature: string;
}

/** A key by which the server signs or signed; SubjectPublicKeyInfo. */
export interface PublicKey {
  id: string;
  publicKey: string;
}

/** The published digest of a closed round. */
export interface RoundRoot {
  number: number;
  madeAt: string;
  size: number;
  root: string;
  keyId: string;
  signature: string;
}

/** That the chains of a work are in the digest of its round. */
export interface RoundProof {
  roundId: string;
  root: RoundRoot;
  chains: { deviceId: string; seq: number; hash: string; index: number; path: string }[];
}

export interface FileEntry {
  deviceId: string;
  seq: number;
  taskId: string;
  elapsedMs: number;
  answer: string;
  hash: string;
}

export const fileFormat = 'methodcabinet-receipts-1';

/** What a participant downloads. */
export interface ReceiptFile {
  format: typeof fileFormat;
  attemptId: string;
  keys: PublicKey[];
  receipts: Receipt[];
  entries: FileEntry[];
  proof?: RoundProof | undefined;
}

export type Verdict = 'genuine' | 'forged' | 'unknownKey';

export interface Report {
  receipts: Record<Verdict, number>;
  entries: number;
  /** Is every entry the continuation of the one before, and does every receipt stand for one of them? */
  chains: 'whole' | 'broken' | 'none';
  digest: Verdict | 'none';
  /** The last entry that is proved, by the server's clock. */
  lastReceivedAt: string | undefined;
  keyIds: string[];
  /** Keys that the file brings along and the verifier does not know: anybody can make one. */
  strangers: string[];
}

/** Microseconds since 1970; JavaScript's own dates end at milliseconds. */
export function microsecondsOf(moment: string): bigint {
  const fraction = /\.(\d+)/.exec(moment)?.[1] ?? '';
  const seconds = BigInt(Date.parse(moment.replace(/\.\d+/, ''))) / 1_000n;
  return seconds * 1_000_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

const leafOf = (content: Uint8Array) => sha256(concatBytes(Uint8Array.of(0), content));
const nodeOf = (left: Uint8Array, right: Uint8Array) => sha256(concatBytes(Uint8Array.of(1), left, right));

/** The root to which a leaf and its path lead (RFC 9162, section 2.1.3.2); undefined when the path does not fit the place. */
export function rootOf(leaf: Uint8Array, index: number, size: number, path: Uint8Array): Uint8Array | undefined {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size || path.length % 32)
    return undefined;
  let [at, last, root, used] = [index, size - 1, leaf, 0];
  while (last > 0) {
    const isLeft = at % 2 === 0;
    if ((isLeft ? at + 1 : at - 1) <= last) {
      if (used === path.length) return undefined;
      const neighbour = path.subarray(used, (used += 32));
      root = isLeft ? nodeOf(root, neighbour) : nodeOf(neighbour, root);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return used === path.length ? root : undefined;
}

export const receiptLeaf = ({ attemptId, deviceId, seq, headHash, receivedAt }: Receipt) =>
  leafOf(
    concatBytes(
      utf8ToBytes('MCR1'),
      guid(attemptId),
      guid(deviceId),
      integer(seq, 8),
      hexToBytes(headHash),
      integer(microsecondsOf(receivedAt), 8),
    ),
  );

const headLeaf = (attemptId: string, { deviceId, seq, hash }: RoundProof['chains'][number]) =>
  leafOf(concatBytes(utf8ToBytes('MCH1'), guid(attemptId), guid(deviceId), integer(seq, 8), hexToBytes(hash)));

/** Keys ready for use, by id. A key under a foreign id is left out. */
export class KeyRing {
  private readonly keys = new Map<string, Promise<CryptoKey>>();

  constructor(published: readonly PublicKey[]) {
    for (const { id, publicKey } of published) {
      const bytes = fromBase64(publicKey);
      if (bytesToHex(sha256(bytes)).slice(0, 16) === id)
        this.keys.set(
          id,
          crypto.subtle.importKey('spki', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']),
        );
    }
  }

  has(id: string) {
    return this.keys.has(id);
  }

  async verify(keyId: string, signature: string, content: Uint8Array): Promise<Verdict> {
    const key = await this.keys.get(keyId);
    if (!key) return 'unknownKey';
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
    return (await crypto.subtle.verify(algorithm, key, fromBase64(signature), Uint8Array.from(content)))
      ? 'genuine'
      : 'forged';
  }
}

export async function verifyReceipt(receipt: Receipt, ring: KeyRing): Promise<Verdict> {
  try {
    const root = rootOf(receiptLeaf(receipt), receipt.index, receipt.size, fromBase64(receipt.path));
    if (!root) return 'forged';
    const content = concatBytes(utf8ToBytes('MCS1'), integer(receipt.size, 8), root);
    return await ring.verify(receipt.keyId, receipt.signature, content);
  } catch {
    // A malformed field: whatever it is, it is no receipt.
    return 'forged';
  }
}

export async function verifyProof(
  attemptId: string,
  { roundId, root, chains }: RoundProof,
  ring: KeyRing,
): Promise<Verdict> {
  try {
    for (const chain of chains) {
      const reached = rootOf(headLeaf(attemptId, chain), chain.index, root.size, fromBase64(chain.path));
      if (!reached || bytesToHex(reached) !== root.root) return 'forged';
    }
    const content = concatBytes(
      utf8ToBytes('MCC1'),
      guid(roundId),
      integer(root.number, 4),
      integer(microsecondsOf(root.madeAt), 8),
      integer(root.size, 8),
      hexToBytes(root.root),
    );
    return await ring.verify(root.keyId, root.signature, content);
  } catch {
    return 'forged';
  }
}

/** `goodDigest`: of a work that was written on another device than the file comes from. `doubtful`: by keys that anybody could have made. */
export function verdictOf({ receipts, chains, digest, strangers }: Report): 'good' | 'goodDigest' | 'doubtful' | 'bad' {
  const proves = receipts.genuine > 0 || digest === 'genuine';
  if (!proves || receipts.forged + receipts.unknownKey > 0 || chains === 'broken' || digest === 'forged') return 'bad';
  if (strangers.length > 0) return 'doubtful';
  return receipts.genuine > 0 ? 'good' : 'goodDigest';
}

/** Everything that a downloaded file says, checked without the server. `known`: the keys that the server has published. */
export async function verifyFile(file: ReceiptFile, known: readonly PublicKey[]): Promise<Report> {
  // Of two under the same name the published one counts.
  const ring = new KeyRing([...file.keys, ...known]);
  const receipts: Report['receipts'] = { genuine: 0, forged: 0, unknownKey: 0 };
  let lastReceivedAt: string | undefined;
  for (const receipt of file.receipts) {
    const verdict = receipt.attemptId === file.attemptId ? await verifyReceipt(receipt, ring) : 'forged';
    receipts[verdict] += 1;
    if (verdict === 'genuine' && (lastReceivedAt === undefined || receipt.receivedAt > lastReceivedAt))
      lastReceivedAt = receipt.receivedAt;
  }
  return {
    receipts,
    entries: file.entries.length,
    chains: file.entries.length === 0 ? 'none' : areWhole(file) ? 'whole' : 'broken',
    // Whatever is signed, a proof of no chain says nothing about the work.
    digest: file.proof && file.proof.chains.length > 0 ? await verifyProof(file.attemptId, file.proof, ring) : 'none',
    lastReceivedAt,
    keyIds: file.keys.map(({ id }) => id),
    strangers: file.keys.map(({ id }) => id).filter((id) => !known.some((key) => key.id === id)),
  };
}

function areWhole({ attemptId, entries, receipts, proof }: ReceiptFile): boolean {
  const hashes = new Map<string, string>();
  const key = (deviceId: string, seq: number) => `${deviceId} ${seq}`;
  for (const entry of [...entries].sort((a, b) => a.seq - b.seq)) {
    const previous = entry.seq === 1 ? chainStart : hashes.get(key(entry.deviceId, entry.seq - 1));
    if (previous === undefined || nextHash(previous, { attemptId, ...entry }) !== entry.hash) return false;
    hashes.set(key(entry.deviceId, entry.seq), entry.hash);
  }
  const devices = new Set(entries.map(({ deviceId }) => deviceId));
  const stands = (deviceId: string, seq: number, hash: string) =>
    // The file holds the entries of one device; receipts and digest may speak of others as well.
    !devices.has(deviceId) || hashes.get(key(deviceId, seq)) === hash;
  return (
    receipts.every(({ deviceId, seq, headHash }) => stands(deviceId, seq, headHash)) &&
    (proof?.chains ?? []).every(({ deviceId, seq, hash }) => stands(deviceId, seq, hash))
  );
}
