import type { HubConnection } from '@microsoft/signalr';
import { ApiError, NetworkError } from '../../../api/errors';
import type { RoomAct } from './acts';

interface Reply {
  error: string | null;
  args: Record<string, unknown> | null;
}

interface Waiting {
  act: RoomAct;
  /** By this device's clock, ms. */
  until: number;
  isOnItsWay: boolean;
  /** How often it has left. */
  times: number;
  done: () => void;
  fail: (error: unknown) => void;
}

/** Codes after which an act is asked for again: nothing was done, and nothing forbids it. */
const databaseAway = 'platform.database-away';
const tooOften = 'lesson.room.too-often';
/** HubConnectionState.Connected: the library itself comes later. */
const connected = 'Connected';
/** So long an act waits for a line that has broken, ms. */
const patience = 30_000;
/** So long after the server had no database it is asked again, ms. */
const pause = 500;

/**
 * Acts of one page that are not answered yet. They leave at once and in their order, without waiting for replies, so that quick handwriting stays quick on a line of long
 * round trips (the hub takes those of one connection one by one). When a line breaks, all that are unanswered leave again by the next one: with the same id an act is done once.
 */
export class ActQueue {
  private readonly waiting = new Map<string, Waiting>();
  private connection: HubConnection | undefined;
  private resending: ReturnType<typeof setTimeout> | undefined;

  /** Rejects with ApiError for what forbids it, with NetworkError when the line does not return. */
  add(act: RoomAct, id: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (how: () => void) => () => {
        clearTimeout(timer);
        this.waiting.delete(id);
        how();
      };
      const item: Waiting = {
        act,
        until: Date.now() + patience,
        isOnItsWay: false,
        times: 0,
        done: settle(() => resolve(id)),
        fail: (error) => settle(() => reject(error as Error))(),
      };
      const timer = setTimeout(() => {
        if (!item.isOnItsWay) item.fail(new NetworkError());
      }, patience);
      this.waiting.set(id, item);
      void this.send(id, item);
    });
  }

  connect(connection: HubConnection) {
    this.connection = connection;
    this.sendAll();
  }

  disconnect() {
    this.connection = undefined;
  }

  /** The page is left. */
  close() {
    this.connection = undefined;
    clearTimeout(this.resending);
    for (const item of this.waiting.values()) item.fail(new NetworkError());
  }

  private sendAll() {
    this.resending = undefined;
    for (const [id, item] of this.waiting) void this.send(id, item);
  }

  private async send(id: string, item: Waiting) {
    const { connection } = this;
    if (!connection) return;
    item.isOnItsWay = true;
    item.times += 1;
    try {
      const reply = await connection.invoke<Reply>('Do', id, item.act);
      if (!reply.error) return item.done();
      // What leaves again together is no flood: it was let through when it was done.
      const isLater = reply.error === databaseAway || (reply.error === tooOften && item.times > 1);
      if (!isLater) return item.fail(new ApiError(400, reply.error, reply.args ?? {}));
      // What came after it is asked for again too, after it.
      this.resending ??= setTimeout(() => this.sendAll(), pause);
    } catch {
      // The server has read it and cannot do anything with it.
      if (connection.state === connected) return item.fail(new ApiError(400, 'platform.request.malformed'));
      // The reply is lost, perhaps not the act.
    }
    item.isOnItsWay = false;
    if (Date.now() > item.until) item.fail(new NetworkError());
  }
}
