import { serverClock } from '../../../api/clock';
import { ApiError } from '../../../api/errors';
import { namedFiles } from '../../../sitting/answers';
import type { JournalStore } from '../../../sitting/journal/store';
import { SittingSession, type Local, type SittingServer, type SittingState } from '../../../sitting/session';
import { leftOf } from '../../../sitting/time';
import type { FilesState } from '../files/attemptFiles';
import type { OpenFiles } from '../files/openFiles';
import { sinceBegun } from '../kit/opened';
import type { RoundChanged } from '../kit/roundLine';
import { getAttempt, sendJournal } from './attemptApi';
import type { AttemptView } from './contract';
import { sayHandIn } from './handingIn';
import { keepRead, readSoFar } from './juryRead';

/** What the olympiad knows beside the answers. */
interface OfOlympiad {
  /** Undefined while no task with files was shown or answered: the code of files comes only then. */
  files: FilesState | undefined;
  /** So many of `view.juryAnswers` the participant has seen. */
  juryRead: number;
}

export type SessionState = SittingState<AttemptView> & OfOlympiad;

const serverOf = (attemptId: string, sealId: string | undefined): SittingServer<AttemptView> => ({
  send: (batch) => sendJournal(attemptId, batch),
  read: async (paper) => ({ ...(await getAttempt(attemptId, sealId)), paper }),
  handIn: sayHandIn(attemptId),
  isPause: (error) => error instanceof ApiError && error.code === 'olympiad.round.paused',
});

/** One open paper of an olympiad: with its files, the answers of its jury and its round. */
export class AttemptSession extends SittingSession<AttemptView, OfOlympiad> {
  private files: Promise<OpenFiles> | undefined;
  /** When the jury's last answer was told. */
  private juryToldAt = 0;

  /** @param sealId Of the sealed paper on this device: then the server need not send the paper once more. */
  constructor(view: AttemptView, store: JournalStore, local: Local, fromServer: boolean, sealId?: string) {
    const { attemptId, juryAnswers = 0 } = view;
    super(view, store, local, fromServer, serverOf(attemptId, sealId), {
      files: undefined,
      juryRead: Math.min(readSoFar(attemptId), juryAnswers),
    });
    if (namedFiles(this.state.answers.values()).length > 0) void this.openFiles().catch(() => undefined);
  }

  /** The files of this work. Their code is loaded here; a failure to load it is forgotten, so that one can try again. */
  async openFiles() {
    this.files ??= import('../files/openFiles').then(({ openFiles }) => openFiles(this));
    try {
      return (await this.files).files;
    } catch (error) {
      this.files = undefined;
      throw error;
    }
  }

  filesChanged(files: FilesState) {
    this.set({ files });
  }

  /** The whole round stands, or goes on, while the server does not know of this work: what it will say of it follows from what is known here. */
  roundChanged({ running: { pausedAt }, now }: RoundChanged) {
    if ((pausedAt !== null) === (this.state.paused !== undefined)) return;
    const stood = pausedAt ? Date.parse(now) - Date.parse(pausedAt) : 0;
    const left = leftOf(this.state) + Math.min(stood, sinceBegun(this.state.view.attemptId) ?? stood);
    const deadline = new Date((pausedAt ? Date.parse(now) : serverClock.now()) + left).toISOString();
    this.told({ deadline, now, pausedAt });
  }

  /** One answer more than was known; which one, its panel reads. */
  juryAnswered() {
    const { view } = this.state;
    this.juryToldAt = serverClock.now();
    this.set({ view: { ...view, juryAnswers: (view.juryAnswers ?? 0) + 1 } });
  }

  /** What the jury has answered so far was in sight. */
  juryRead() {
    const count = this.state.view.juryAnswers ?? 0;
    if (count === this.state.juryRead) return;
    keepRead(this.state.view.attemptId, count);
    this.set({ juryRead: count });
  }

  override snapshot(read: AttemptView): boolean {
    const known = this.state.view.juryAnswers ?? 0;
    const juryAnswers = Math.max(read.juryAnswers ?? 0, Date.parse(read.now) <= this.juryToldAt ? known : 0);
    const isNew = super.snapshot({ ...read, juryAnswers });
    if (isNew) this.set({ juryRead: Math.min(this.state.juryRead, juryAnswers) });
    return isNew;
  }

  override close() {
    void this.files?.then(({ close }) => close());
    super.close();
  }
}

/** Files that the answers name and the server does not hold. */
export const filesLeft = ({ answers, files, view }: SessionState) =>
  namedFiles(answers.values()).filter(({ sha256 }) => !files?.held.has(sha256) && !view.files?.includes(sha256));
