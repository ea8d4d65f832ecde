import type { HubConnection } from '@microsoft/signalr';

export interface HubOptions {
  /** Typed messages of the server by name. */
  on: Record<string, (...args: never[]) => void>;
  /** Runs after the first connection and after every reconnection: join the group and read one snapshot again. */
  onConnected: (connection: HubConnection) => void | Promise<void>;
  onState?: (state: 'connected' | 'reconnecting') => void;
}

/** Delay before attempt `n` (0, 1, 2…) in ms: quick at first, then every 15–30 s, spread so that a whole school does not return in one second. */
export function reconnectDelay(n: number, random = Math.random()) {
  const ceiling = Math.min(30_000, 1_000 * 2 ** n);
  return ceiling / 2 + (random * ceiling) / 2;
}

/** Within so many ms those whose line comes back in the same moment connect anew: a whole school has one line. */
const backWithin = 3_000;

/**
 * Connects to a hub and stays connected for ever. SignalR is loaded only here.
 * Missed messages are not replayed: `onConnected` reads the snapshot. Returns the function that closes the connection.
 */
export function connectHub(path: string, options: HubOptions): () => void {
  let closed = false;
  let connection: HubConnection | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function start(attempt: number) {
    if (closed) return;
    try {
      const signalr = await import('@microsoft/signalr');
      if (closed || (connection && connection.state !== signalr.HubConnectionState.Disconnected)) return;
      if (!connection) {
        connection = new signalr.HubConnectionBuilder()
          .withUrl(path)
          .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (retry) => reconnectDelay(retry.previousRetryCount) })
          .configureLogging(signalr.LogLevel.None)
          .build();
        for (const [name, handler] of Object.entries(options.on))
          connection.on(name, handler as (...args: unknown[]) => void);
        connection.onreconnecting(() => options.onState?.('reconnecting'));
        connection.onreconnected(() => connected(connection!).catch(() => connection!.stop()));
        // The server may close a connection for good (restart, lost session): start anew.
        connection.onclose(() => retry(0));
      }
      await connection.start();
      await connected(connection);
    } catch {
      retry(attempt + 1);
    }
  }

  async function connected(live: HubConnection) {
    // From this answer on the page misses nothing, so the snapshot is read after it.
    await live.invoke('Ready');
    options.onState?.('connected');
    await options.onConnected(live);
  }

  function retry(attempt: number) {
    if (closed) return;
    options.onState?.('reconnecting');
    clearTimeout(timer);
    timer = setTimeout(() => void start(attempt), reconnectDelay(attempt));
  }

  // The socket of the line that was before would be believed for half a minute more, and the next try may be as far away.
  const back = async () => {
    await connection?.stop().catch(() => undefined);
    clearTimeout(timer);
    timer = setTimeout(() => void start(0), Math.random() * backWithin);
  };
  const online = () => void back();
  addEventListener('online', online);

  void start(0);
  return () => {
    closed = true;
    removeEventListener('online', online);
    clearTimeout(timer);
    void connection?.stop();
  };
}
