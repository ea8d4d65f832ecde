import { serverClock } from '../../../api/clock';
import { browserStore } from '../../../sitting/journal/journal';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import { keepClock } from '../../../sitting/keptClock';
import { localWork } from '../../../sitting/localWork';
import { SittingSession } from '../../../sitting/session';
import { viewFrom, type Begun } from '../../../sitting/viewFrom';
import { watchPage } from '../../../sitting/watchPage';
import { getQuiz, handInQuiz, sendQuizJournal, type QuizSitting } from './quizApi';

/** Apart from the olympiad's: what is left there is sent to the rounds. */
export const quizStore = () => browserStore('methodcabinet-quizzes');

type Browser = Awaited<ReturnType<typeof quizStore>>;
export type QuizSession = SittingSession<QuizSitting>;

let handedOver: QuizSitting | undefined;

/** The answer to beginning is the snapshot: the page that comes next need not ask for it again. */
export function handOver(view: QuizSitting) {
  handedOver = view;
}

/** Is the try on this device, so that its page can be shown without a network? */
export async function isKept(id: string) {
  return (await (await quizStore())?.paper(id).catch(() => undefined)) !== undefined;
}

/** Opens a try: from the server, or from the copy on this device where the server is not to be reached or lets one wait. */
export async function openQuiz(id: string): Promise<QuizSession> {
  const browser = await quizStore();
  const store = browser ?? new MemoryStore();
  const copy = await browser?.paper(id).catch(() => undefined);
  // Without a network the device's date alone would decide what is left of the time.
  if (copy?.clock) serverClock.assume(copy.clock);
  const { view, fromServer, coming } = await begunWith(id, browser, copy?.view as QuizSitting | undefined);
  const session: QuizSession = new SittingSession(
    view,
    store,
    await localWork(store, id),
    fromServer,
    {
      send: (batch) => sendQuizJournal(id, batch),
      read: async (paper) => ({ ...(await getQuiz(id)), paper }),
      handIn: handInQuiz(id),
    },
    {},
  );
  // Unless something newer was read meanwhile.
  void coming?.then(
    (late) => session.state.received ?? session.snapshot(late),
    () => undefined,
  );
  if (browser) session.onClose(keepClock(id, browser));
  return session;
}

async function begunWith(id: string, browser: Browser, kept: QuizSitting | undefined): Promise<Begun<QuizSitting>> {
  if (handedOver?.attemptId === id) {
    const view = handedOver;
    handedOver = undefined;
    await keep(view, browser);
    return { view, fromServer: true };
  }
  const read = getQuiz(id).then(async (view) => {
    await keep(view, browser);
    return view;
  });
  return viewFrom(read, kept);
}

/** Keeps a try that was begun to be answered without a network. Throws where this browser keeps nothing: then it is not taken along. */
export async function keepTaken(view: QuizSitting) {
  const browser = await quizStore();
  if (!browser) throw new Error('This browser keeps nothing');
  await browser.keepPaper({ attemptId: view.attemptId, view, clock: serverClock.known() });
}

/** Takes a try off this device that nobody has answered here; answers stay until the server has them. */
export async function dropTaken(attemptId: string) {
  const browser = await quizStore();
  if (browser && (await browser.written(attemptId)).length === 0) await browser.dropPaper(attemptId);
}

/** A try that is over is not left lying on a school's computer. */
async function keep(view: QuizSitting, browser: Browser) {
  try {
    const { attemptId } = view;
    if (view.handedInAt === null) await browser?.keepPaper({ attemptId, view, clock: serverClock.known() });
    else await browser?.dropPaper(attemptId);
  } catch {
    // A full disk keeps no copy; the server has it.
  }
}

/** No hub tells of a quiz: the replies to the answers say what another device wrote, and the snapshot is read now and then, ms. */
const rhythm = 60_000;

export function connectQuiz(session: QuizSession): () => void {
  // What went wrong is in sight already: the state of saving tells it, and the next round tries again.
  const catchUp = () => session.catchUp().catch(() => undefined);
  const beat = setInterval(() => {
    if (document.visibilityState === 'visible') void catchUp();
  }, rhythm);
  const unwatch = watchPage(session, { title: session.state.view.quiz.unitTitle, catchUp });
  return () => {
    clearInterval(beat);
    unwatch();
  };
}
