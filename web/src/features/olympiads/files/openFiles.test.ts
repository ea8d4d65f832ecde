// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import type { Batch } from '../../../sitting/journal/sender';
import { textOf } from '../../../sitting/answers';
import type { Answer } from '../../../sitting/contract';
import type { AttemptView } from '../attempt/contract';
import { AttemptSession } from '../attempt/session';

const { sent, extended } = vi.hoisted(() => ({
  sent: [] as string[],
  extended: new Date(Date.now() + 2_400_000).toISOString(),
}));
vi.mock('../../../sitting/receipts/receiptBook', () => ({ receiptBook: { keep: () => Promise.resolve('unchecked') } }));
vi.mock('../attempt/attemptApi', () => ({
  sendJournal: async (_: string, { entries }: Batch) => {
    sent.push(...entries.map(({ answer }) => answer));
    const { seq, hash } = entries.at(-1)!;
    const now = new Date().toISOString();
    return { head: { seq, hash }, receivedAt: now, now, pausedAt: null, deadline: extended, late: 0, elsewhere: [] };
  },
}));

const task = '0199a1b2-0000-7000-8000-0000000000a1';
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const answer: Answer = { type: 'shortText', text: 'после продления' };

let session: AttemptSession | undefined;
afterEach(() => session?.close());

it('a work whose time changes is told to its files once, and goes on being written', async () => {
  const view = {
    attemptId: '0199a1b2-0000-7000-8000-000000000001',
    deadline: inMinutes(30),
    now: inMinutes(0),
    handedInAt: null,
    closedAt: null,
    paper: { tasks: [{ id: task }] },
    answers: [],
    late: [],
    heads: [],
    files: [],
  } as unknown as AttemptView;
  const local = { answers: new Map<string, string>(), unsent: new Map<string, string>(), deviceIds: [], elapsedMs: 0 };
  session = new AttemptSession(view, new MemoryStore(), local, true);
  const retry = vi.spyOn(await session.openFiles(), 'retry');

  session.told({ deadline: extended, now: inMinutes(0), pausedAt: null });
  session.change(task, answer);
  await session.flush();

  await vi.waitFor(() => expect(sent).toContain(textOf(answer)));
  expect(retry).toHaveBeenCalledOnce();
});
