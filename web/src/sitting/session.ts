import { serverClock } from '../api/clock';
import { NetworkError } from '../api/errors';
import { answerOf, sameAnswer, textOf } from './answers';
import type { Answer, Arrived, JournalReceipt, SittingView } from './contract';
import { deliverHandIn, isAway, tellHandIn, type Heads } from './handingIn';
import { Journal, type JournalState } from './journal/journal';
import type { Batch } from './journal/sender';
import type { JournalStore } from './journal/store';
import { HeardReceipts } from './receipts/heardReceipts';
import type { Proof } from './receipts/receiptBook';
import { leftOf, timeOf, type Time, type Told } from './time';
import { Typing } from './typing';

/** Where the answers go. What is sat says it: the olympiad and the course have addresses of their own. */
export interface SittingServer<View extends SittingView> {
  send: (batch: Batch) => Promise<JournalReceipt>;
  /** The snapshot, with the paper that the page has. */
  read: (paper: View['paper']) => Promise<View>;
  handIn: (heads: Heads) => Promise<{ handedInAt: string }>;
  /** Refused because the clock stands. */
  isPause?: (error: unknown) => boolean;
}

/** What this device holds of a work when its page opens. */
export interface Local {
  answers: Map<string, string>;
  unsent: Map<string, string>;
  /** Of every chain that this device has begun for it. */
  deviceIds: Iterable<string>;
  elapsedMs: number;
  /** When it was handed in on this device, if the server was not told. */
  handedInAt?: string | undefined;
}

/** Another tab or device answered a task that was answered here as well. */
export interface Conflict {
  theirs: Answer | null;
  /** Whose answer the server counts as things stand. */
  counts: 'here' | 'there';
  where: 'tab' | 'device';
}

/** `handedInHere`: on this device; the server is still to be told. */
export type Ending = 'handedIn' | 'handedInHere' | 'closed' | 'deadline';

export interface SittingState<View extends SittingView = SittingView> extends Time {
  view: View;
  answers: ReadonlyMap<string, Answer | null>;
  journal: JournalState;
  /** Something shown here is not yet written on this device. */
  writing: boolean;
  conflicts: ReadonlyMap<string, Conflict>;
  /** Grows when an answer comes from elsewhere: fields that keep their own text are made anew. */
  revisions: ReadonlyMap<string, number>;
  /** When the work was handed in on this device, while the server is still to be told. */
  handedInHere: string | undefined;
  /** Why answering has ended, if it has. */
  ending: Ending | undefined;
  /** What is to be thought of the server's last receipts: after one that is forged only one that is genuine is believed. Undefined before the first. */
  proof: Proof | undefined;
  /** One of them was forged, which is never forgotten. */
  wasForged: boolean;
  /** What the server held when the snapshot was last read; undefined after the end until it is read again. */
  received: View | undefined;
}

/** So long a hand-in waits for the server before it is kept on this device, ms. */
const handInPatience = 6_000;

/** So much before the deadline what is being typed is written without a pause. */
const lastCall = 1_500;

/** One open paper: what the page shows, the journal behind it, and the end of it all. */
export class SittingSession<View extends SittingView = SittingView, More extends object = object> {
  state: SittingState<View> & More;
  readonly journal: Journal<JournalReceipt>;
  private readonly listeners = new Set<() => void>();
  private readonly typing: Typing;
  /** Tasks answered in this tab: only for these another answer is a conflict, for the rest it is news. */
  private readonly touched = new Set<string>();
  private readonly devices = new Set<string>();
  private readonly openedHere: number;
  private readonly ticker: ReturnType<typeof setInterval>;
  private readonly receipts: HeardReceipts;
  private readonly closing: (() => void)[] = [];
  private delivering: Promise<void> | undefined;
  /** The server's time of what was last told of the clock: a reply that was long on its way does not undo a later notice. */
  private toldAt = 0;
  /** Likewise of the whole snapshot, of the hand-in and of the closing. */
  private readAt = 0;

  constructor(
    view: View,
    store: JournalStore,
    local: Local,
    private readonly fromServer: boolean,
    private readonly server: SittingServer<View>,
    /** What is known beside that of this kind of work. */
    more: More,
  ) {
    const { attemptId } = view;
    this.openedHere = performance.now() - local.elapsedMs;
    for (const deviceId of local.deviceIds) this.devices.add(deviceId);

    const answers = new Map<string, Answer | null>();
    const conflicts = new Map<string, Conflict>();
    const put = (taskId: string, text: string) => {
      const answer = answerOf(text);
      if (answer !== undefined) answers.set(taskId, answer);
    };
    for (const { taskId, answer } of view.answers) put(taskId, answer);
    // Without the server the newest that is known is what this device wrote.
    for (const [taskId, text] of fromServer ? local.unsent : local.answers) {
      const theirs = view.answers.find((given) => given.taskId === taskId);
      const before = answers.get(taskId);
      put(taskId, text);
      this.touched.add(taskId);
      if (fromServer && theirs && !this.devices.has(theirs.deviceId) && before !== undefined)
        if (!sameAnswer(before, answers.get(taskId) ?? null))
          conflicts.set(taskId, { theirs: before, counts: 'here', where: 'device' });
    }

    this.journal = new Journal<JournalReceipt>(
      attemptId,
      store,
      (batch) => {
        // Before the reply: a notice of these entries may overtake it.
        this.devices.add(batch.deviceId);
        return this.heeding(server.send(batch));
      },
      {
        onState: (journal) => this.journalMoved(journal),
        onReceipt: (receipt, deviceId) => this.acknowledged(receipt, deviceId),
        believes: (_, batch) => this.receipts.believed(batch),
        onWrittenElsewhere: (taskId, answer) => this.arrived(taskId, answer, 'tab', 'there'),
        onHandedInElsewhere: (handedInAt) => void this.flush().finally(() => this.endHere(handedInAt)),
      },
    );
    this.receipts = new HeardReceipts(attemptId, this.journal, (proof) => {
      if (proof === 'forged') this.set({ proof, wasForged: true });
      else if (proof === 'genuine' || this.state.proof !== 'forged') this.set({ proof });
    });
    const elapsed = () => performance.now() - this.openedHere;
    this.typing = new Typing({
      write: (taskId, answer) => this.journal.write(taskId, textOf(answer), elapsed()),
      keepDraft: (taskId, answer) => this.journal.keepDraft(taskId, textOf(answer), elapsed()),
      onAllWritten: () => this.set({ writing: false }),
    });
    this.state = {
      view,
      answers,
      ...timeOf(view),
      journal: this.journal.state,
      writing: false,
      conflicts,
      revisions: new Map(),
      handedInHere: local.handedInAt,
      ending: undefined,
      proof: undefined,
      wasForged: false,
      received: fromServer ? view : undefined,
      ...more,
    };
    if (fromServer) this.toldAt = this.readAt = Date.parse(view.now);
    this.journal.knows(view.heads, lastReceived(view));
    this.state = { ...this.state, ending: this.endingNow() };
    if (!this.state.ending) {
      // What waits here is newer than what the server has.
      const late = (view.late ?? []).filter(({ taskId }) => !local.unsent.has(taskId));
      this.state = { ...this.state, view: { ...view, late } };
      this.writeLateAnew();
    }
    this.ticker = setInterval(() => this.tick(), 500);
    void this.journal.send();
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  getState = () => this.state;

  change(taskId: string, answer: Answer | null) {
    if (this.state.ending) return;
    this.touched.add(taskId);
    const answers = new Map(this.state.answers).set(taskId, answer);
    const conflicts = without(this.state.conflicts, taskId);
    this.typing.typed(taskId, answer);
    this.set({ answers, conflicts, writing: true });
  }

  /** Writes what is being typed at once: on blur, before handing in. */
  flush(): Promise<void> {
    return this.typing.write();
  }

  /** The page is hidden, and may never be shown again. */
  hide(): Promise<void> {
    this.typing.keepDrafts();
    return this.flush();
  }

  /** The person saw both answers and keeps one. */
  async resolve(taskId: string, keep: 'here' | 'there') {
    const conflict = this.state.conflicts.get(taskId);
    if (!conflict || this.state.ending) return;
    if (keep === 'there') {
      this.change(taskId, conflict.theirs);
      this.renew(taskId);
    } else this.change(taskId, this.state.answers.get(taskId) ?? null);
    await this.flush();
  }

  /** Writes, sends and reads the snapshot; the page may have been asleep for hours. */
  async catchUp() {
    await this.flush();
    await this.journal.send();
    try {
      this.snapshot(await this.heeding(this.server.read(this.state.view.paper)));
      await this.deliverHandIn();
    } catch (error) {
      if (!(error instanceof NetworkError) && !this.isPause(error)) throw error;
    }
  }

  /** Ends the work. Without a network it ends on this device, and the server learns of it behind the last entry. Throws NetworkError where nothing would be kept of that. */
  async handIn() {
    await this.flush();
    const told = this.tellHandIn().then(() => true as const);
    try {
      if (await Promise.race([told, after(handInPatience)])) return;
    } catch (error) {
      if (!isAway(error) || !this.journal.state.durable) throw error;
    }
    // What becomes of it is told by the snapshot.
    told.catch(() => undefined);
    if (!this.journal.state.durable) return void (await told);
    const handedInAt = new Date(serverClock.now()).toISOString();
    try {
      await this.journal.handIn(handedInAt);
    } catch (error) {
      throw new NetworkError(error);
    }
    this.endHere(handedInAt);
  }

  /** More time, a pause, or its end. */
  told(told: Told) {
    const at = Date.parse(told.now);
    if (at < this.toldAt) return;
    this.toldAt = at;
    const time = timeOf(told);
    const { paused } = this.state;
    this.set({ ...time, paused: paused && time.paused?.left === paused.left ? paused : time.paused });
    // What was being typed is written and sent before anything else: the page is covered.
    if (time.paused && !paused) void this.flush().then(() => this.journal.send());
    this.tick();
  }

  handedIn(handedInAt: string) {
    this.readAt = Math.max(this.readAt, Date.parse(handedInAt));
    this.set({ view: { ...this.state.view, handedInAt } });
    this.tick();
  }

  roundClosed(closedAt: string) {
    this.set({ view: { ...this.state.view, closedAt } });
    this.tick();
  }

  answeredElsewhere({ taskId, answer, deviceId }: Pick<Arrived, 'taskId' | 'answer' | 'deviceId'>) {
    if (!this.devices.has(deviceId)) this.arrived(taskId, answer, 'device', 'there');
  }

  /** What is to end with the page. */
  onClose(stop: () => void) {
    this.closing.push(stop);
  }

  close() {
    clearInterval(this.ticker);
    this.closing.forEach((stop) => stop());
    void this.flush().finally(() => this.journal.close());
  }

  /** What the server holds, as it was read just now. False when something newer is known. */
  snapshot(read: View): boolean {
    const at = Date.parse(read.now);
    if (at < this.readAt) return false;
    this.readAt = at;
    const before = this.state.received ?? this.state.view;
    const view = { ...read, paper: this.state.view.paper };
    this.journal.knows(view.heads, lastReceived(view));
    for (const given of view.answers) {
      const last = before.answers.find((other) => other.taskId === given.taskId);
      if (last?.deviceId !== given.deviceId || last.seq !== given.seq) this.answeredElsewhere(given);
    }
    this.set({ view, received: view });
    this.told(view);
    return true;
  }

  private acknowledged(receipt: JournalReceipt, deviceId: string) {
    this.receipts.heard(receipt, deviceId);
    this.told(receipt);
    for (const other of receipt.elsewhere) {
      // What the snapshot showed when the page was opened is no news.
      if (this.fromServer && other.receivedAt <= this.state.view.now) continue;
      if (!this.devices.has(other.deviceId)) this.arrived(other.taskId, other.answer, 'device', 'here');
    }
  }

  /** An attempt that was begun without a network is not taken on while the round is paused: the clock stands here as well then. */
  private async heeding<T>(exchange: Promise<T>): Promise<T> {
    try {
      return await exchange;
    } catch (error) {
      if (this.isPause(error) && !this.state.paused) {
        const since = new Date(serverClock.now()).toISOString();
        this.set({ paused: { since, left: this.state.deadline - serverClock.now() } });
        void this.flush();
      }
      throw error;
    }
  }

  private isPause(error: unknown) {
    return this.server.isPause?.(error) ?? false;
  }

  private async tellHandIn() {
    await this.journal.send();
    this.handedIn(await tellHandIn(this.state.view.attemptId, this.journal.store, this.server.handIn));
    await this.catchUp();
  }

  private endHere(handedInAt: string) {
    this.set({ handedInHere: handedInAt });
    this.tick();
  }

  private deliverHandIn(): Promise<void> {
    this.delivering ??= this.deliverOnce().finally(() => (this.delivering = undefined));
    return this.delivering;
  }

  private async deliverOnce() {
    const { view, handedInHere } = this.state;
    if (handedInHere === undefined) return;
    const isOver = view.handedInAt !== null || view.closedAt !== null || leftOf(this.state) <= 0;
    try {
      const handedInAt = await deliverHandIn(view.attemptId, this.journal.store, isOver, this.server.handIn);
      if (handedInAt !== undefined) this.handedIn(handedInAt);
      const head = await this.journal.store.head(view.attemptId);
      if (head?.handedInAt === undefined) this.set({ handedInHere: undefined });
    } catch {
      // It is kept, and the next round tries again.
    }
    this.tick();
  }

  private journalMoved(journal: JournalState) {
    const { journal: before, handedInHere } = this.state;
    this.set({ journal });
    // The last entry is there: now the hand-in follows.
    if (handedInHere !== undefined && before.unsent > 0 && journal.unsent === 0)
      void this.catchUp().catch(() => undefined);
  }

  private arrived(taskId: string, text: string, where: Conflict['where'], counts: Conflict['counts']) {
    const theirs = answerOf(text);
    if (theirs === undefined) return;
    const ours = this.state.answers.get(taskId) ?? null;
    if (sameAnswer(ours, theirs)) this.set({ conflicts: without(this.state.conflicts, taskId) });
    else if (!this.touched.has(taskId)) this.show(taskId, theirs);
    // After the end there is nothing to choose; what was answered here stays in sight, and beside it whether it counts.
    else if (!this.state.ending) {
      const conflict: Conflict = { theirs, where, counts: this.typing.has(taskId) ? 'here' : counts };
      this.set({ conflicts: new Map(this.state.conflicts).set(taskId, conflict) });
    }
  }

  private renew(taskId: string) {
    const { revisions } = this.state;
    this.set({ revisions: new Map(revisions).set(taskId, (revisions.get(taskId) ?? 0) + 1) });
  }

  private endingNow(): Ending | undefined {
    const { view, deadline } = this.state;
    if (view.handedInAt !== null) return 'handedIn';
    // A round closes by itself soon after the last deadline: that took nobody's time.
    if (view.closedAt !== null && Date.parse(view.closedAt) < deadline) return 'closed';
    if (this.state.handedInHere !== undefined) return 'handedInHere';
    return leftOf(this.state) <= 0 ? 'deadline' : undefined;
  }

  private tick() {
    if (this.typing.any && leftOf(this.state) < lastCall) void this.flush();
    const ending = this.endingNow();
    if (ending === this.state.ending) return;
    const ended = this.state.ending === undefined;
    this.set({ ending, ...(ended && { received: undefined }) });
    // What was in time is known when everything has been sent and the snapshot is read again.
    if (ended) void this.catchUp();
    else if (!ending) this.writeLateAnew();
  }

  /**
   * Time was added after the end: what came late is the last word of the participant, so it is written once more, in time. Not what the chair has refused, not
   * over what was written here since, of which the view may not know yet, and not over what another device has answered: nobody knows which of the two is the
   * newer, so the participant is shown both.
   */
  private writeLateAnew() {
    const { view } = this.state;
    for (const { taskId, ...late } of view.late ?? []) {
      const counted = view.answers.find((given) => given.taskId === taskId);
      const [came, counts] = [answerOf(late.answer) ?? null, (counted && answerOf(counted.answer)) ?? null];
      const shown = this.state.answers.get(taskId) ?? null;
      const isFromHere = (given: { deviceId: string }) => this.devices.has(given.deviceId);
      const isOneDevice = counted?.deviceId === late.deviceId || (counted && isFromHere(counted) && isFromHere(late));
      if (late.isRefused) {
        if (sameAnswer(shown, came)) this.show(taskId, counts);
      } else if (counted && !isOneDevice) this.showBoth(taskId, came, counts);
      else if (!this.touched.has(taskId) || sameAnswer(shown, came)) {
        this.change(taskId, came);
        this.renew(taskId);
      }
    }
    this.set({ view: { ...view, late: (view.late ?? []).filter(({ isRefused }) => isRefused) } });
    void this.flush();
  }

  private show(taskId: string, answer: Answer | null) {
    this.set({ answers: new Map(this.state.answers).set(taskId, answer) });
    this.renew(taskId);
  }

  private showBoth(taskId: string, late: Answer | null, counted: Answer | null) {
    if (sameAnswer(late, counted)) return;
    const isLateHere = sameAnswer(this.state.answers.get(taskId) ?? null, late);
    const conflict: Conflict = {
      theirs: isLateHere ? counted : late,
      where: 'device',
      counts: isLateHere ? 'there' : 'here',
    };
    this.set({ conflicts: new Map(this.state.conflicts).set(taskId, conflict) });
  }

  protected set(change: Partial<SittingState<View>> | Partial<More>) {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) {
      try {
        listener();
      } catch (error) {
        // What looks on and fails must not keep an answer from the journal.
        reportError(error);
      }
    }
  }
}

const after = (ms: number) => new Promise<undefined>((resolve) => setTimeout(resolve, ms, undefined));

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};

const lastReceived = (view: SittingView): string | undefined =>
  view.answers
    .map((given) => given.receivedAt)
    .sort()
    .at(-1);
