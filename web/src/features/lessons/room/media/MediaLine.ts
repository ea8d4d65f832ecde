import type { HubConnection } from '@microsoft/signalr';

interface Options {
  on: Record<string, (...args: never[]) => void>;
  /** A line is there, for the first time or again. */
  onConnected: (connection: HubConnection) => Promise<void>;
  onAway: () => void;
}

/** Between two tries, ms; a few run at once, for one that was begun while the line was away may hang for long. */
const between = 1_200;
/** So long one try may take on a slow line, ms. */
const patience = 8_000;
const watchEvery = 4_000;

/**
 * The hub of sound and picture. Silence is noticed at once here: the connection is asked every few seconds, and one that does not answer is replaced instead of waited for,
 * so that a voice is back a moment after the line is. Other hubs wait longer, for they may.
 */
export class MediaLine {
  private connection: HubConnection | undefined;
  private isClosed = false;
  private isSeeking = false;
  private watch: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly path: string,
    private readonly options: Options,
  ) {}

  open() {
    void this.seek();
  }

  async close(farewell?: (connection: HubConnection) => Promise<unknown>) {
    this.isClosed = true;
    clearTimeout(this.watch);
    const { connection } = this;
    this.connection = undefined;
    if (connection) {
      await farewell?.(connection).catch(() => undefined);
      await connection.stop().catch(() => undefined);
    }
  }

  /** Undefined while the line is away. */
  get live(): HubConnection | undefined {
    return this.connection;
  }

  /** Something points to a line that broke: it is asked at once. */
  suspect = () => this.ask(2_000);

  /** Resolves to whether it is there. */
  private async ask(within: number): Promise<boolean> {
    const { connection } = this;
    clearTimeout(this.watch);
    if (!connection || this.isClosed) return false;
    const answered = await Promise.race([
      connection.invoke('Ready').then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(() => resolve(false), within)),
    ]);
    if (this.connection !== connection || this.isClosed) return false;
    if (answered) this.watch = setTimeout(() => void this.ask(watchEvery), watchEvery);
    else this.lose(connection);
    return answered;
  }

  private lose(connection: HubConnection) {
    if (this.connection !== connection) return;
    this.connection = undefined;
    void connection.stop().catch(() => undefined);
    if (this.isClosed) return;
    this.options.onAway();
    void this.seek();
  }

  private async seek() {
    if (this.isSeeking) return;
    this.isSeeking = true;
    const wasLost = Boolean(this.watch);
    while (!this.isClosed && !this.connection) {
      void this.tryOnce();
      await new Promise((resolve) => setTimeout(resolve, between * (0.75 + Math.random() / 2)));
    }
    this.isSeeking = false;
    // The browser has not noticed that the line was away; the other hubs connect anew at this.
    if (wasLost && this.connection) dispatchEvent(new Event('online'));
  }

  private async tryOnce() {
    const signalr = await import('@microsoft/signalr').catch(() => undefined);
    if (!signalr || this.isClosed || this.connection) return;
    const connection = new signalr.HubConnectionBuilder()
      .withUrl(this.path, { skipNegotiation: true, transport: signalr.HttpTransportType.WebSockets })
      .configureLogging(signalr.LogLevel.None)
      .build();
    for (const [name, handler] of Object.entries(this.options.on))
      connection.on(name, (...args: unknown[]) => {
        if (this.connection === connection || !this.connection) (handler as (...args: unknown[]) => void)(...args);
      });
    connection.onclose(() => this.lose(connection));
    const late = setTimeout(() => void connection.stop().catch(() => undefined), patience);
    try {
      await connection.start();
      await connection.invoke('Ready');
    } catch {
      return;
    } finally {
      clearTimeout(late);
    }
    if (this.isClosed || this.connection) {
      void connection.stop().catch(() => undefined);
      return;
    }
    this.connection = connection;
    this.watch = setTimeout(() => void this.ask(watchEvery), watchEvery);
    await this.options.onConnected(connection).catch(() => this.lose(connection));
  }
}
