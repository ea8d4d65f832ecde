import type { Answer } from './contract';

/** Each entry keeps its answer whole and for ever: a long text gets one when its writer pauses, and is kept as a draft each second until then. */
const pause = 1_000;
const longestWait = (answer: Answer | null) => (answer?.type === 'essay' ? 3_000 : 1_000);

/** Answers that are being typed: on this device within a second, as an entry of the journal or as a draft beside it. */
export class Typing {
  /** Not yet given to the journal. */
  private readonly answers = new Map<string, Answer | null>();
  private since: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  /** One after the other: a draft must not come after the entry that takes its place, nor before an older one. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly into: {
      write: (taskId: string, answer: Answer | null) => Promise<void>;
      keepDraft: (taskId: string, answer: Answer | null) => Promise<void>;
      onAllWritten: () => void;
    },
  ) {}

  get any() {
    return this.answers.size > 0;
  }

  has(taskId: string) {
    return this.answers.has(taskId);
  }

  typed(taskId: string, answer: Answer | null) {
    this.answers.set(taskId, answer);
    this.since ??= performance.now();
    clearTimeout(this.timer);
    const left = this.since + longestWait(answer) - performance.now();
    this.timer = setTimeout(() => void this.write(), Math.max(0, Math.min(pause, left)));
    if (left > pause) this.draftTimer ??= setTimeout(() => this.keepDrafts(), pause);
  }

  /** Writes all of it now; resolves when it is written. */
  write(): Promise<void> {
    clearTimeout(this.timer);
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    this.since = undefined;
    const due = [...this.answers];
    this.answers.clear();
    if (due.length > 0)
      this.writing = this.after(async () => {
        for (const [taskId, answer] of due) {
          try {
            await this.into.write(taskId, answer);
          } catch (error) {
            // Not given up: it goes with the next one, or by itself soon, unless something newer was typed.
            for (const [id, left] of due.slice(due.findIndex(([other]) => other === taskId)))
              if (!this.answers.has(id)) this.answers.set(id, left);
            clearTimeout(this.timer);
            this.timer = setTimeout(() => void this.write().catch(() => undefined), pause);
            throw error;
          }
        }
        if (!this.any) this.into.onAllWritten();
      });
    return this.writing;
  }

  /** The page may be gone in the next moment: a draft is one step, an entry is two. */
  keepDrafts() {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    const due = [...this.answers];
    this.writing = this.after(async () => {
      for (const [taskId, answer] of due) await this.into.keepDraft(taskId, answer);
    });
  }

  /** What failed before is no reason not to try. */
  private after(act: () => Promise<void>): Promise<void> {
    return this.writing.catch(() => undefined).then(act);
  }
}
