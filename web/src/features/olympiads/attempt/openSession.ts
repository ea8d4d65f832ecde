import { serverClock } from '../../../api/clock';
import { browserStore } from '../../../sitting/journal/journal';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import { begunHere, hasOpenedKit, markOpened, sinceBegun, type BegunHere } from '../kit/opened';
import { getAttempt } from './attemptApi';
import type { AttemptView } from './contract';
import { keepBegin } from './keptBegin';
import { AttemptSession } from './session';
import { keepClock } from '../../../sitting/keptClock';
import { localWork } from '../../../sitting/localWork';
import { toldBy } from '../../../sitting/time';
import { viewFrom, type Begun } from '../../../sitting/viewFrom';

type Browser = Awaited<ReturnType<typeof browserStore>>;

let handedOver: { view: AttemptView; fromServer: boolean } | undefined;

/** The answer to opening is the snapshot: the page that comes next need not ask for it again. */
export function handOver(view: AttemptView, fromServer = true) {
  handedOver = { view, fromServer };
}

/** Is the paper on this device, so that the page can be shown without a network? */
export async function isKept(attemptId: string) {
  return (await (await browserStore())?.paper(attemptId)) !== undefined;
}

/** Opens the paper: from the server, or from the copy on this device where the server is not to be reached or lets one wait. */
export async function openSession(attemptId: string): Promise<AttemptSession> {
  const browser = await browserStore();
  const store = browser ?? new MemoryStore();
  const copy = await browser?.paper(attemptId).catch(() => undefined);
  // Without a network the device's date alone would decide what is left of the time.
  if (copy?.clock) serverClock.assume(copy.clock);
  // The browser has died soon after the beginning, and has lost its local storage.
  if (copy?.begun && !hasOpenedKit(attemptId)) markOpened(attemptId, { begun: copy.begun as BegunHere });
  // Before a network returns, which may set the device's date right.
  const begunAgo = sinceBegun(attemptId) ?? 0;
  const kit = await kitOf(attemptId);
  const { view, fromServer, coming } = await viewOf(attemptId, browser, kit, copy?.view as AttemptView | undefined);

  const local = await localWork(store, attemptId, begunAgo);
  const session = new AttemptSession(
    kit ? { ...view, paper: kit.show(view.paper) } : view,
    store,
    local,
    fromServer,
    kit?.sealId,
  );

  // Unless something newer was read meanwhile.
  void coming?.then(
    (late) => session.state.received ?? session.snapshot(late),
    () => undefined,
  );

  if (browser) session.onClose(keepClock(attemptId, browser));
  session.onClose(keepBegin(attemptId));

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

/** What the page begins with. `coming`: the server's answer, when it was not waited for. */
async function viewOf(
  attemptId: string,
  browser: Browser,
  kit: Awaited<ReturnType<typeof kitOf>>,
  kept: AttemptView | undefined,
): Promise<Begun<AttemptView>> {
  if (handedOver?.view.attemptId === attemptId) {
    const { view, fromServer } = handedOver;
    handedOver = undefined;
    await keep(view, browser);
    return { view, fromServer };
  }
  return viewFrom(readView(attemptId, browser, kit), kept);
}

async function readView(attemptId: string, browser: Browser, kit: Awaited<ReturnType<typeof kitOf>>) {
  const read = kit ? await getAttempt(attemptId, kit.sealId) : await getAttempt(attemptId);
  const view: AttemptView = { ...read, paper: read.paper ?? kit!.view.paper };
  await keep(view, browser);
  return view;
}

/** A paper that is over is not left lying on a school's computer. */
async function keep(view: AttemptView, browser: Browser) {
  try {
    const { attemptId } = view;
    if (view.handedInAt === null && view.closedAt === null)
      await browser?.keepPaper({ attemptId, view, clock: serverClock.known(), begun: begunHere(attemptId) });
    else await browser?.dropPaper(attemptId);
  } catch {
    // A full disk keeps no copy of the paper; the server has it.
  }
}
