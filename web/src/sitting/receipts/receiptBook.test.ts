// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { receiptBook } from './receiptBook';

vi.mock('../../api/fetch', () => ({ exchange: async () => new Response(null, { status: 404 }) }));

const day = 86_400_000;
const now = Date.parse('2027-06-01T09:00:00Z');
const save = (attemptId: string, daysAgo: number) =>
  receiptBook.keep(
    attemptId,
    'd',
    {
      head: { seq: 1, hash: '00' },
      receivedAt: new Date(now - daysAgo * day).toISOString(),
      receipt: { keyId: 'k', index: 0, size: 1, path: '', signature: '' },
    } as never,
    undefined,
  );
const kept = async (attemptId: string) => (await receiptBook.file(attemptId, '/api/proof')).receipts.length;

it('keeps receipts through appeals and not for ever, whoever of this computer they are', async () => {
  await save('of-this-month', 20);
  await save('of-winter', 179);
  await save('of-somebody-last-year', 181);

  await receiptBook.forgetOld(now);

  expect(await Promise.all(['of-this-month', 'of-winter', 'of-somebody-last-year'].map(kept))).toEqual([1, 1, 0]);
});
