import { MemoryStore } from './memoryStore';
import { MovedEntries } from './moved';
import { Sender, type Batch, type Exchange, type Receipt, type SenderState } from './sender';
import { IndexedDbStore, type JournalStore } from './store';

export interface JournalState extends SenderState {
  /** Are entries kept on this device until the server has them? */
  durable: boolean;
  /** When the server last acknowledged, by its clock. */
  savedAt: string | undefined;
  /** Entries of this attempt that the server holds, of all devices. */
  records: number;
}

export interface JournalEvents<R extends Receipt> {
  onState: (state: JournalState) => void;
  onReceipt: (receipt: R, deviceId: string) => void;
  /** Whether the receipt just heard is the server's own word: only then it acknowledges anything. */
  believes: (receipt: R, batch: Batch) => Promise<boolean>;
  /** Another tab of this browser has written an answer. */
  onWrittenElsewhere: (taskId: string, answer: string) => void;
  /** The work was handed in there, without a network. */
  onHandedInElsewhere: (handedInAt: string) => void;
}

type Message = { attemptId: string } & (
  { kind: 'written'; taskId: string; answer: string } | { kind: 'sent' } | { kind: 'handedIn'; at: string }
);

const shared = new Map<string, Promise<IndexedDbStore | undefined>>();

/** The browser's own store; undefined where it keeps nothing. A browser that does not answer counts as one that keeps nothing. */
export function browserStore(name = 'methodcabinet-journal'): Promise<IndexedDbStore | undefined> {
  const known = shared.get(name);
  if (known) return known;
  const opening = (async () => {
    try {
      const store = new IndexedDbStore(name);
      const silent = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), 4_000));
      await Promise.race([store.open(), silent]);
      return store;
    } catch {
      return undefined;
    }
  })();
  shared.set(name, opening);
  return opening;
}

/** The journal of answers of one attempt on this device: written here first, then sent. */
export class Journal<R extends Receipt = Receipt> {
  private sender: Sender<R>;
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('journal');
  private readonly heads = new Map<string, number>();
  private savedAt: string | undefined;
  private moved: MovedEntries | undefined;
  /** Newer entries wait for it, so that they come behind those that move. */
  private moving: Promise<void> | undefined;
  private appending: Promise<unknown> | undefined;

  constructor(
    private readonly attemptId: string,
    store: JournalStore,
    private readonly exchange: Exchange<R>,
    private readonly events: JournalEvents<R>,
  ) {
    this.sender = this.newSender(store);
    if (this.channel) this.channel.onmessage = (event: MessageEvent<Message>) => this.heard(event.data);
  }

  get store() {
    return this.sender.store;
  }

  get state(): JournalState {
    return {
      ...this.sender.state,
      durable: this.store.durable,
      savedAt: this.savedAt,
      records: [...this.heads.values()].reduce((sum, seq) => sum + seq, 0),
    };
  }

  /** What the server said it holds. */
  knows(heads: { deviceId: string; seq: number }[], savedAt?: string) {
    for (const { deviceId, seq } of heads) this.heads.set(deviceId, Math.max(seq, this.heads.get(deviceId) ?? 0));
    if (savedAt !== undefined && (this.savedAt === undefined || savedAt > this.savedAt)) this.savedAt = savedAt;
    this.events.onState(this.state);
  }

  /** Writes on this device; resolves when it is written, not when it is sent. */
  async write(taskId: string, answer: string, elapsedMs: number): Promise<void> {
    await this.moving;
    let into = this.store;
    try {
      this.appending = into.append(this.attemptId, taskId, answer, elapsedMs);
      await this.appending;
    } catch (error) {
      if (!into.durable) throw error;
      await this.goOnInMemory();
      into = this.store;
      await into.append(this.attemptId, taskId, answer, elapsedMs);
    }
    if (!into.durable) this.moved?.written();
    this.tell({ attemptId: this.attemptId, kind: 'written', taskId, answer });
    await this.sender.refresh();
    void this.sender.written();
  }

  /** Keeps what is being typed on this device until it is written. */
  async keepDraft(taskId: string, answer: string, elapsedMs: number): Promise<void> {
    try {
      await this.store.keepDraft(this.attemptId, taskId, answer, elapsedMs);
    } catch {
      // The storage has failed: writing will notice it and go on in memory.
    }
  }

  /** Keeps on this device that the work was handed in behind the last entry, until the server can be told. */
  async handIn(handedInAt: string): Promise<void> {
    await this.store.keepHandIn(this.attemptId, handedInAt);
    this.tell({ attemptId: this.attemptId, kind: 'handedIn', at: handedInAt });
  }

  /** Sends now; settles when nothing more can be done now. */
  send(): Promise<void> {
    return this.sender.wake();
  }

  /** The receipt of a batch that was acknowledged already has turned out to be nobody's word: its entries wait again. */
  doubt(batch: Batch): Promise<void> {
    return this.sender.doubt(batch);
  }

  /** The last unsent answer of each task. */
  async unsentAnswers(): Promise<Map<string, string>> {
    const head = await this.store.head(this.attemptId);
    const unsent = head ? await this.store.after(this.attemptId, head.deviceId, head.acked) : [];
    return new Map(unsent.map((entry) => [entry.taskId, entry.answer]));
  }

  close() {
    this.sender.close();
    this.channel?.close();
  }

  private newSender(store: JournalStore): Sender<R> {
    return new Sender(this.attemptId, store, this.exchange, {
      onReceipt: (receipt, batch) => this.events.onReceipt(receipt, batch.deviceId),
      believes: async (receipt, batch) => {
        const believed = await this.events.believes(receipt, batch);
        if (believed) this.knows([{ deviceId: batch.deviceId, seq: receipt.head.seq }], receipt.receivedAt);
        return believed;
      },
      onAcknowledged: () => this.tell({ attemptId: this.attemptId, kind: 'sent' }),
      onState: () => {
        void this.moved?.settle();
        this.events.onState(this.state);
      },
      onBroken: () => void (store.durable && this.goOnInMemory().then(() => this.send())),
    });
  }

  /** The browser's storage has failed in the middle: what is not sent moves to memory, and from there to the server. */
  private goOnInMemory(): Promise<void> {
    if (!this.store.durable) return Promise.resolve();
    return (this.moving ??= this.move());
  }

  private async move() {
    const broken = this.sender;
    broken.close();
    // An entry that is just being written moves as well, if the storage still takes it.
    await this.appending?.catch(() => undefined);
    const memory = new MemoryStore();
    this.moved = await MovedEntries.take(this.attemptId, broken.store, memory);
    this.sender = this.newSender(memory);
    this.events.onState(this.state);
  }

  private tell(message: Message) {
    this.channel?.postMessage(message);
  }

  private heard(message: Message) {
    if (message.attemptId !== this.attemptId) return;
    void this.sender.refresh();
    if (message.kind === 'written') this.events.onWrittenElsewhere(message.taskId, message.answer);
    if (message.kind === 'handedIn') this.events.onHandedInElsewhere(message.at);
  }
}
