import { batchLimits, batchOf, decide, freshCourse, outcomeOf, unsentOf, type Course, type Outcome } from './protocol';
import { clockOf, type Entry, type Head } from './head';
import type { JournalStore } from './store';

/** What the server says when it has entries durably. */
export interface Receipt {
  head: { seq: number; hash: string };
  /** When, by the server's clock. */
  receivedAt: string;
  /** How many of these came after the deadline. */
  late: number;
}

export interface Batch {
  deviceId: string;
  entries: Entry[];
  /** The clock of the chain at this moment: evidence for entries that come late. */
  elapsedMs: number;
}

/** One request; throws ApiError when the server answered no, anything else when nothing is known. */
export type Exchange<R extends Receipt = Receipt> = (batch: Batch) => Promise<R>;

export interface SenderEvents<R extends Receipt> {
  onReceipt?: (receipt: R, batch: Batch) => void;
  /** Whether the receipt just heard is the server's own word; one that is not acknowledges nothing. */
  believes?: (receipt: R, batch: Batch) => Promise<boolean>;
  onAcknowledged?: () => void;
  /** Every change of what the page shows. */
  onState?: (state: SenderState) => void;
  /** The browser no longer keeps or shows its entries. */
  onBroken?: (error: unknown) => void;
}

/** Why nothing moves at the moment, if so. */
export type Pause = 'line' | 'server' | 'signIn' | { stopped: string };

export interface Written {
  chainId: string | null;
  seq: number;
}

export interface SenderState {
  /** Entries on this device that the server has not acknowledged. */
  unsent: number;
  /** Entries that the server refused for good. */
  refused: Entry[];
  /** The end of what was written on this device, sent or not; undefined until it was read. */
  written: Written | undefined;
  sending: boolean;
  pause: Pause | undefined;
}

/** One at a time among the tabs of this browser; where there are no locks, both send and the server ignores the second. */
export async function exclusively<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks ? await locks.request(name, work) : await work();
}

/** Sends what the journal of one attempt holds, in order, for as long as the page lives. */
export class Sender<R extends Receipt = Receipt> {
  state: SenderState = {
    unsent: 0,
    refused: [],
    written: undefined,
    sending: false,
    pause: undefined,
  };
  private course: Course = freshCourse;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;

  constructor(
    private readonly attemptId: string,
    readonly store: JournalStore,
    private readonly exchange: Exchange<R>,
    private readonly events: SenderEvents<R> = {},
    private readonly random: () => number = Math.random,
  ) {}

  /** There may be something to send: after a write, when the line is back, after a sign-in. Settles when there is nothing more to do now. */
  wake(): Promise<void> {
    if (this.closed) return Promise.resolve();
    if (this.running) {
      this.again = true;
      return this.running;
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.run()
      .catch((error: unknown) => this.events.onBroken?.(error))
      .finally(() => {
        this.running = undefined;
        // Written in the moment in which the last round had looked already.
        if (this.again && this.timer === undefined && this.state.pause === undefined) return this.wake();
      });
    return this.running;
  }

  /** After a write: while a pause lasts, its timer decides. */
  written(): Promise<void> {
    if (this.timer === undefined && this.state.pause === undefined) return this.wake();
    return this.refresh();
  }

  /** The receipt of a batch that was acknowledged already has turned out to be nobody's word: its entries wait again. */
  async doubt({ deviceId, entries }: Batch): Promise<void> {
    await this.store.acknowledge(this.attemptId, deviceId, entries[0]!.seq - 1);
    await this.wake();
  }

  /** Reads the counts again, for example when another tab has written or sent. */
  async refresh() {
    const [head, refused] = await Promise.all([this.store.head(this.attemptId), this.store.refused(this.attemptId)]);
    this.set({ unsent: unsentOf(head), refused, written: this.endOf(head) });
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async run() {
    do {
      this.again = false;
      const wait = await this.drain();
      await this.refresh();
      if (wait !== undefined && !this.closed)
        this.timer = setTimeout(() => {
          this.timer = undefined;
          void this.wake();
        }, wait);
      if (wait !== undefined || this.state.pause !== undefined) return;
    } while (this.again && !this.closed);
  }

  /** Sends until nothing is left. Returns the milliseconds to wait when it must. */
  private async drain(): Promise<number | undefined> {
    for (;;) {
      if (this.closed) return undefined;
      const wait = await exclusively(`journal ${this.attemptId}`, () => this.sendOne());
      if (wait !== 'next') return wait;
    }
  }

  private async sendOne(): Promise<'next' | number | undefined> {
    const { store, attemptId } = this;
    const head = await store.head(attemptId);
    const written = this.endOf(head);
    if (!head || unsentOf(head) === 0) {
      this.set({ unsent: 0, written, sending: false, pause: undefined });
      return undefined;
    }
    const waiting = await store.after(attemptId, head.deviceId, head.acked, batchLimits.entries);
    const batch: Batch = {
      deviceId: head.deviceId,
      entries: batchOf(waiting, this.course.size),
      elapsedMs: Math.round(clockOf(head)),
    };
    this.set({ unsent: unsentOf(head), written, sending: true });

    const outcome = await this.send(batch);
    const { step, course } = decide(this.course, batch.entries, outcome, this.random());
    this.course = course;
    this.set({ sending: false });

    switch (step.do) {
      case 'acknowledge':
        await store.acknowledge(attemptId, head.deviceId, step.seq);
        this.set({ unsent: head.seq - step.seq, pause: undefined });
        this.events.onAcknowledged?.();
        return 'next';
      case 'restart':
        await store.restart(attemptId, head.deviceId, step.refused);
        return 'next';
      case 'wait':
        if (step.ms === 0) return 'next';
        this.set({ pause: step.reason });
        return step.ms;
      case 'signIn':
        this.set({ pause: 'signIn' });
        return undefined;
      case 'stop':
        this.set({ pause: { stopped: step.code } });
        return undefined;
    }
  }

  private async send(batch: Batch): Promise<Outcome> {
    try {
      const receipt = await this.exchange(batch);
      // The server may hold more of this device than this batch, never less: less is no acknowledgement.
      const seq = Math.min(receipt.head.seq, batch.entries.at(-1)!.seq);
      if (seq < batch.entries[0]!.seq) return { kind: 'later', reason: 'server' };
      this.events.onReceipt?.(receipt, batch);
      // Whatever the server holds under this number, it is not what was written here.
      const own = batch.entries.find((entry) => entry.seq === receipt.head.seq);
      if (own && own.hash !== receipt.head.hash) return { kind: 'later', reason: 'server' };
      if ((await this.events.believes?.(receipt, batch)) === false) return { kind: 'later', reason: 'server' };
      return { kind: 'accepted', seq };
    } catch (error) {
      const last = Math.max(0, batch.entries[0]!.seq - 1);
      const hashes = new Map(batch.entries.map((entry) => [entry.seq, entry.hash]));
      const place = outcomeOf(error, (seq) => hashes.get(seq));
      if (place.kind !== 'mismatch' || place.local !== undefined || place.seq > last) return place;
      const stored = await this.store.entry(this.attemptId, batch.deviceId, place.seq);
      return { ...place, local: stored?.hash };
    }
  }

  /** The same object while it says the same, so that nothing counts as a change. */
  private endOf(head: Head | undefined): Written {
    const before = this.state.written;
    const [chainId, seq] = [head?.deviceId ?? null, head?.seq ?? 0];
    return before?.chainId === chainId && before.seq === seq ? before : { chainId, seq };
  }

  private set(change: Partial<SenderState>) {
    const next = { ...this.state, ...change };
    if (Object.entries(change).every(([name, value]) => Object.is(this.state[name as keyof SenderState], value)))
      return;
    this.state = next;
    this.events.onState?.(next);
  }
}
