// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserStore } from '../../../sitting/journal/journal';
import type { Batch } from '../../../sitting/journal/sender';
import { useLeftovers } from './useLeftovers';

const { server, book } = vi.hoisted(() => ({
  server: { proof: 'genuine' },
  book: { kept: [] as string[], swept: 0 },
}));
vi.mock('../../../sitting/receipts/receiptBook', () => ({
  receiptBook: {
    keep: async (attemptId: string, _: string, { head }: { head: { seq: number } }, ownHash: string) => {
      book.kept.push(`${attemptId} ${String(head.seq)} ${ownHash ? 'own' : 'unknown'}`);
      return server.proof;
    },
    forgetOld: async () => void book.swept++,
  },
}));
vi.mock('../attempt/attemptApi', () => ({
  sendJournal: async (_: string, { entries }: Batch) => {
    const { seq, hash } = entries.at(-1)!;
    return { head: { seq, hash }, receivedAt: 'now', late: 0, elsewhere: [] };
  },
}));
vi.mock('../attempt/device', () => ({ tellOfTheEnd: async () => undefined, forgetBrowser: () => undefined }));
vi.mock('../attempt/handingIn', () => ({ deliverHandIn: async () => undefined }));
vi.mock('../kit/openedKit', () => ({ forgetKit: async () => undefined }));
vi.mock('../files/openFiles', () => ({
  openLeftFiles: async () => ({ wake: async () => undefined, forget: async () => true, close: () => undefined }),
}));

let count = 0;
const written = async () => {
  const attemptId = `0199a1b2-0000-7000-8000-00000000000${String(++count)}`;
  await (await browserStore())!.append(attemptId, '0199a1b2-0000-7000-8000-0000000000a1', '"a"', 1);
  return attemptId;
};
const leftovers = (attemptId: string, resultHref: string | null = null) =>
  renderHook(() => useLeftovers([{ roundId: 'r', attemptId, state: 'over', resultHref }]));
const isHere = async (attemptId: string) => (await (await browserStore())!.attempts()).includes(attemptId);

beforeEach(() => {
  server.proof = 'genuine';
  book.kept = [];
});
afterEach(cleanup);

it('keeps the receipts of what is sent for a page that is closed', async () => {
  const attemptId = await written();
  const { result } = leftovers(attemptId);
  await waitFor(() => expect(book.kept).toEqual([`${attemptId} 1 own`]));
  await waitFor(() => expect(result.current).toEqual({ entries: 0, files: 0, forged: false }));
});

it('forgets a work whose results are published, and leaves its receipts', async () => {
  const attemptId = await written();
  leftovers(attemptId, `/attempts/${attemptId}/result`);
  await waitFor(async () => expect(await isHere(attemptId)).toBe(false));
  expect(book.kept).toEqual([`${attemptId} 1 own`]);
  await waitFor(() => expect(book.swept).toBe(1));
});

it('believes no forged receipt: it says so, and what was sent waits on', async () => {
  server.proof = 'forged';
  const attemptId = await written();
  const { result } = leftovers(attemptId, `/attempts/${attemptId}/result`);
  await waitFor(() => expect(result.current).toEqual({ entries: 1, files: 0, forged: true }));
  expect(await isHere(attemptId)).toBe(true);
});
