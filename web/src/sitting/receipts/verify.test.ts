import { describe, expect, it } from 'vitest';
import journal from '../../../../docs/journal-vectors.json';
import vectors from '../../../../docs/receipt-vectors.json';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  fileFormat,
  KeyRing,
  microsecondsOf,
  receiptLeaf,
  verdictOf,
  verifyFile,
  verifyProof,
  verifyReceipt,
  type ReceiptFile,
} from './verify';

const ring = new KeyRing([vectors.key]);
const [first, ...others] = vectors.group.receipts;
const attemptId = journal.attemptId;
const chains = vectors.round.chains.filter((chain) => chain.attemptId === attemptId);
const { roundId, ...root } = vectors.round;

const file: ReceiptFile = {
  format: fileFormat,
  attemptId,
  keys: [vectors.key],
  receipts: vectors.group.receipts.filter((receipt) => receipt.attemptId === attemptId),
  entries: journal.entries.slice(0, 3).map((entry) => ({ deviceId: journal.deviceId, ...entry })),
  proof: { roundId, root, chains },
};

describe('receipts', () => {
  it('of the vectors shared with the server are genuine', async () => {
    for (const receipt of vectors.group.receipts) {
      expect(bytesToHex(receiptLeaf(receipt))).toBe(receipt.leaf);
      expect(await verifyReceipt(receipt, ring)).toBe('genuine');
    }
    expect(others.length).toBeGreaterThan(2);
  });

  it('are forged when anything in them is changed', async () => {
    const changes: Partial<typeof first>[] = [
      { attemptId: '0199a1b2-0000-7000-8000-0000000000ff' },
      { deviceId: '0199a1b2-0000-7000-8000-0000000000ff' },
      { seq: first!.seq + 1 },
      { headHash: '0'.repeat(64) },
      { receivedAt: '2026-10-26T07:33:19.999999+00:00' },
      { index: 1 },
      { size: 4 },
      { path: '' },
      { path: first!.path.slice(0, 8) },
      { signature: others[0]!.signature.split('').reverse().join('') },
      { seq: -1 },
      { headHash: 'no hash' },
    ];
    for (const change of changes) expect(await verifyReceipt({ ...first!, ...change }, ring)).toBe('forged');
  });

  it('are not believed by a key that is unknown or under a foreign name', async () => {
    expect(await verifyReceipt(first!, new KeyRing([]))).toBe('unknownKey');
    expect(await verifyReceipt(first!, new KeyRing([{ ...vectors.key, id: '0123456789abcdef' }]))).toBe('unknownKey');
  });

  it('say the time to the microsecond', () => {
    expect(microsecondsOf('1970-01-01T00:00:01.5Z')).toBe(1_500_000n);
    expect(microsecondsOf('2026-10-26T07:33:20.0000029+00:00')).toBe(1_793_000_000_000_002n);
    expect(microsecondsOf('2026-10-26T10:33:20+03:00')).toBe(1_793_000_000_000_000n);
  });
});

describe('a file of receipts', () => {
  it('is checked as a whole', async () => {
    expect(await verifyFile(file, [vectors.key])).toEqual({
      receipts: { genuine: 3, forged: 0, unknownKey: 0 },
      entries: 3,
      chains: 'whole',
      digest: 'genuine',
      lastReceivedAt: file.receipts[2]!.receivedAt,
      keyIds: [vectors.key.id],
      strangers: [],
    });
  });

  it('names a key that it brings along and nobody has published', async () => {
    expect((await verifyFile(file, [])).strangers).toEqual([vectors.key.id]);
  });

  it('does not hide an answer that was altered, left out or added', async () => {
    const altered = file.entries.map((entry) => (entry.seq === 2 ? { ...entry, answer: 'null' } : entry));
    for (const entries of [altered, file.entries.slice(1), file.entries.slice(0, 2)])
      expect((await verifyFile({ ...file, entries }, [vectors.key])).chains).toBe('broken');
  });

  it('does not pass with the receipts of another work', async () => {
    const report = await verifyFile({ ...file, receipts: vectors.group.receipts }, [vectors.key]);
    expect(report.receipts).toEqual({ genuine: 3, forged: 2, unknownKey: 0 });
  });

  it('proves without receipts that the work is in the digest of its round, and nothing without both', async () => {
    const verdict = async (change: Partial<ReceiptFile>, known = [vectors.key]) =>
      verdictOf(await verifyFile({ ...file, ...change }, known));
    const elsewhere = { receipts: [], entries: [] };
    expect(await verdict({})).toBe('good');
    expect(await verdict(elsewhere)).toBe('goodDigest');
    expect(await verdict(elsewhere, [])).toBe('doubtful');
    expect(await verdict({ ...elsewhere, keys: [] }, [])).toBe('bad');
    expect(await verdict({ ...elsewhere, proof: undefined })).toBe('bad');
    expect(await verdict({ ...elsewhere, proof: { roundId, root, chains: [] } })).toBe('bad');
    expect(await verdict({ ...elsewhere, proof: { roundId, root: { ...root, number: 2 }, chains } })).toBe('bad');
    expect(await verdict({ receipts: vectors.group.receipts })).toBe('bad');
  });

  it('is not in a digest with another root, size or place', async () => {
    const [chain] = chains;
    for (const proof of [
      { roundId, root: { ...root, root: '0'.repeat(64) }, chains },
      { roundId, root: { ...root, size: 4 }, chains },
      { roundId, root: { ...root, number: 2 }, chains },
      { roundId, root, chains: [{ ...chain!, index: 1 }] },
      { roundId, root, chains: [{ ...chain!, seq: 2 }] },
    ])
      expect(await verifyProof(attemptId, proof, ring)).toBe('forged');
  });
});
