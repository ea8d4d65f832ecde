import { NetworkError } from '../../../api/errors';
import { clockOf } from '../journal/head';
import { browserStore } from '../journal/journal';
import { MemoryStore } from '../journal/memoryStore';
import { hasOpenedKit } from '../kit/opened';
import { getAttempt } from './attemptApi';
import type { AttemptView } from './contract';
import { AttemptSession } from './session';
import { toldBy } from './time';

let handedOver: { view: AttemptView; fromServer: boolean } | undefined;

/** The answer to opening is the snapshot: the page that comes next need not ask for it again. */
export function handOver(view: AttemptView, fromServer = true) {
  handedOver = { view, fromServer };
}

/** Is the paper on this device, so that the page can be shown without a network? */
export async function isKept(attemptId: string) {
  return (await (await browserStore())?.paper(attemptId)) !== undefined;
}

/** Opens the paper: from the server, or without a network from the copy on this device. */
export async function openSession(attemptId: string): Promise<AttemptSession> {
  const browser = await browserStore();
  const store = browser ?? new MemoryStore();
  const kit = await kitOf(attemptId);
  const { view, fromServer } = await viewOf(attemptId, browser, kit);

  // A full disk must not keep the paper from opening; the draft waits for the next visit.
  await store.takeUpDrafts(attemptId).catch(() => undefined);
  const head = await store.head(attemptId);
  const written = head ? await store.after(attemptId, head.deviceId, 0) : [];
  const answers = new Map(written.map((entry) => [entry.taskId, entry.answer]));
  const unsent = new Map(
    written.filter((entry) => entry.seq > head!.acked).map((entry) => [entry.taskId, entry.answer]),
  );
  const local = { answers, unsent, deviceId: head?.deviceId, elapsedMs: head ? clockOf(head) : 0 };
  const session = new AttemptSession(
    kit ? { ...view, paper: kit.show(view.paper) } : view,
    store,
    local,
    fromServer,
    kit?.sealId,
  );

  // A page that is reloaded without a network in a pause is to see the pause.
  let kept = session.state.paused;
  session.subscribe(() => {
    const { paused, view: seen } = session.state;
    if ((kept === undefined) === (paused === undefined)) return;
    kept = paused;
    void keep({ ...seen, ...toldBy(session.state), paper: view.paper }, browser);
  });
  return session;
}

/** The opened kit on this device, if there is one; its code comes only then. */
async function kitOf(attemptId: string) {
  if (!hasOpenedKit(attemptId)) return undefined;
  try {
    const { openedKit, withPictures } = await import('../kit/openedKit');
    const kit = await openedKit(attemptId);
    return kit && { ...kit, show: (paper: AttemptView['paper']) => withPictures(paper, kit) };
  } catch {
    // Everything that is in the kit the server has as well.
    return undefined;
  }
}

async function viewOf(
  attemptId: string,
  browser: Awaited<ReturnType<typeof browserStore>>,
  kit: Awaited<ReturnType<typeof kitOf>>,
) {
  if (handedOver?.view.attemptId === attemptId) {
    const { view, fromServer } = handedOver;
    handedOver = undefined;
    await keep(view, browser);
    return { view, fromServer };
  }
  try {
    const read = kit ? await getAttempt(attemptId, kit.sealId) : await getAttempt(attemptId);
    const view: AttemptView = { ...read, paper: read.paper ?? kit!.view.paper };
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
