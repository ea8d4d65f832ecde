import { NetworkError } from '../../../api/errors';
import { browserStore } from '../journal/journal';
import { MemoryStore } from '../journal/memoryStore';
import { getAttempt } from './attemptApi';
import type { AttemptView } from './contract';
import { AttemptSession } from './session';

let handedOver: AttemptView | undefined;

/** The answer to opening is the snapshot: the page that comes next need not ask for it again. */
export function handOver(view: AttemptView) {
  handedOver = view;
}

/** Is the paper on this device, so that the page can be shown without a network? */
export async function isKept(attemptId: string) {
  return (await (await browserStore())?.paper(attemptId)) !== undefined;
}

/** Opens the paper: from the server, or without a network from the copy on this device. */
export async function openSession(attemptId: string): Promise<AttemptSession> {
  const browser = await browserStore();
  const store = browser ?? new MemoryStore();
  const { view, fromServer } = await viewOf(attemptId, browser);

  const head = await store.head(attemptId);
  const written = head ? await store.after(attemptId, head.deviceId, 0) : [];
  const answers = new Map(written.map((entry) => [entry.taskId, entry.answer]));
  const unsent = new Map(
    written.filter((entry) => entry.seq > head!.acked).map((entry) => [entry.taskId, entry.answer]),
  );
  const local = { answers, unsent, deviceId: head?.deviceId, elapsedMs: head?.elapsedMs ?? 0 };
  return new AttemptSession(view, store, local, fromServer);
}

async function viewOf(attemptId: string, browser: Awaited<ReturnType<typeof browserStore>>) {
  if (handedOver?.attemptId === attemptId) {
    const view = handedOver;
    handedOver = undefined;
    await keep(view, browser);
    return { view, fromServer: true };
  }
  try {
    const view = await getAttempt(attemptId);
    await keep(view, browser);
    return { view, fromServer: true };
  } catch (error) {
    const kept = error instanceof NetworkError ? await browser?.paper(attemptId) : undefined;
    if (!kept) throw error;
    return { view: kept as AttemptView, fromServer: false };
  }
}

/** A paper that is over is not left lying on a school's computer. */
async function keep(view: AttemptView, browser: Awaited<ReturnType<typeof browserStore>>) {
  try {
    if (view.handedInAt === null && view.closedAt === null) await browser?.keepPaper(view.attemptId, view);
    else await browser?.dropPaper(view.attemptId);
  } catch {
    // A full disk keeps no copy of the paper; the server has it.
  }
}
