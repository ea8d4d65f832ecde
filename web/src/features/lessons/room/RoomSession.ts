import type { HubConnection } from '@microsoft/signalr';
import { api, body, type Got } from '../../../api/client';
import { ApiError, NetworkError } from '../../../api/errors';
import { connectHub } from '../../../api/hub';
import { after, type BoardElement, type DrawnElement, type RoomAct, type RoomEntry, type RoomView } from './fold';

type Snapshot = Got<'/api/lessons/{id}/room'>;
export type RoomSnapshot = Omit<Snapshot, 'view' | 'missed'> & { view: RoomView; missed: RoomEntry[] };

export interface PenMove {
  id: string;
  board: string;
  element: BoardElement;
}

interface PresenceNews {
  came: string[];
  went: string[];
  count: number;
}

interface Reply {
  error: string | null;
  args: Record<string, unknown> | null;
}

export interface RoomState {
  /** Undefined until the first snapshot has come. */
  room: RoomSnapshot | undefined;
  line: 'connecting' | 'connected' | 'away';
  /** Why the room cannot be shown at all. */
  error: unknown;
  /** Pens in motion, by the element that they become. */
  pens: ReadonlyMap<string, PenMove>;
  /** How far the server's clock is ahead of this device's, ms. */
  aheadMs: number;
  /** What happened while the line was away; null once it was read. */
  missed: { from: string; entries: RoomEntry[] } | null;
}

/** A pen of which nothing more is heard for so long was lifted somewhere where the line broke, ms. */
const penRests = 5_000;
/** So long an act waits for a line that has broken, ms. */
const patience = 30_000;

const staff = new Set(['teacher', 'assistant']);

const isOf = (board: string, { act }: RoomEntry) =>
  (act.type === 'draw' || act.type === 'erase') && act.board === board;

/** One open page of a room: a snapshot and what the hub tells after it, in their order. */
export class RoomSession {
  state: RoomState = {
    room: undefined,
    line: 'connecting',
    error: undefined,
    pens: new Map(),
    aheadMs: 0,
    missed: null,
  };

  private readonly listeners = new Set<() => void>();
  private readonly asked = new Set<string>();
  /** What is drawn while boards are on their way. */
  private readonly drawn = new Set<RoomEntry[]>();
  private readonly penTimers = new Map<string, ReturnType<typeof setTimeout>>();
  private connection: HubConnection | undefined;
  private waiting: RoomEntry[] | undefined = [];
  private leave: (() => void) | undefined;
  private lostAt: string | undefined;

  constructor(private readonly lessonId: string) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open() {
    this.leave = connectHub(`/hubs/rooms?lesson=${this.lessonId}`, {
      on: {
        Entered: (entries: RoomEntry[]) => this.hear(entries),
        PresenceChanged: (news: PresenceNews) => this.meet(news),
        PenMoved: (move: PenMove) => this.showPen(move),
        Moved: () => void this.read(),
      },
      onConnected: async (connection) => {
        this.connection = connection;
        await this.read();
      },
      onState: (line) => {
        if (line === 'reconnecting') {
          this.connection = undefined;
          this.lostAt ??= new Date(Date.now() + this.state.aheadMs).toISOString();
          this.set({ line: 'away' });
          // Who may not come in is cut off each time; the snapshot says why.
          if (!this.state.room) void this.read();
        }
      },
    });
  }

  close() {
    this.leave?.();
    this.penTimers.forEach(clearTimeout);
  }

  /** Does something in the room. While the line is away it waits for it. Throws ApiError with what forbids it, NetworkError when the line does not return. */
  async do(act: RoomAct, id: string = crypto.randomUUID()): Promise<string> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        const reply = await this.connection?.invoke<Reply>('Do', id, act);
        if (reply?.error) throw new ApiError(400, reply.error, reply.args ?? {});
        if (reply) return id;
      } catch (error) {
        if (error instanceof ApiError) throw error;
        // The reply is lost, perhaps not the act: with the same id it is done once.
      }
      if (Date.now() > until) throw new NetworkError();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** Shows a moving pen to the others; a lost one matters to nobody. */
  pen(move: PenMove) {
    this.connection?.send('Pen', move).catch(() => undefined);
  }

  readMissed = () => this.set({ missed: null });

  /** Sees to it that a board is here, when it is shown. */
  async need(board: string): Promise<void> {
    const { room } = this.state;
    if (!room?.view.isInside || room.view.boards.some(({ name }) => name === board) || this.asked.has(board)) return;
    this.asked.add(board);
    const meanwhile: RoomEntry[] = [];
    this.drawn.add(meanwhile);
    try {
      const { seq, elements } = await body(
        api.GET('/api/lessons/{id}/room/boards/{board}', { params: { path: { id: this.lessonId, board } } }),
      );
      this.withRoom((room) => {
        const others = room.view.boards.filter(({ name }) => name !== board);
        const view = { ...room.view, boards: [...others, { name: board, elements: elements as DrawnElement[] }] };
        const later = meanwhile.filter((entry) => entry.seq > seq && isOf(board, entry));
        const whole = later.reduce((view, entry) => after(view, entry, false), view);
        return { ...room, view: { ...room.view, boards: whole.boards } };
      });
    } catch {
      // It is asked for again when it is shown again.
    } finally {
      this.asked.delete(board);
      this.drawn.delete(meanwhile);
    }
  }

  async readEarlier(): Promise<void> {
    const first = this.state.room?.view.messages[0];
    if (!first) return;
    const earlier = await body(
      api.GET('/api/lessons/{id}/room/messages', {
        params: { path: { id: this.lessonId }, query: { before: first.id } },
      }),
    );
    this.withRoom((room) => ({
      ...room,
      view: { ...room.view, messages: [...earlier.messages, ...room.view.messages], hasEarlier: earlier.hasEarlier },
    }));
  }

  private async read() {
    this.waiting ??= [];
    const known = this.state.room?.view;
    try {
      const room = (await body(
        api.GET('/api/lessons/{id}/room', {
          params: { path: { id: this.lessonId }, query: known?.isInside ? { after: known.seq } : {} },
        }),
      )) as RoomSnapshot;
      const later = this.waiting.filter(({ seq }) => seq > room.view.seq);
      const missed =
        this.lostAt && room.missed.length > 0 ? { from: this.lostAt, entries: room.missed } : this.state.missed;
      this.lostAt = undefined;
      this.waiting = undefined;
      this.set({
        room,
        missed,
        error: undefined,
        line: this.connection ? 'connected' : this.state.line,
        aheadMs: Date.parse(room.now) - Date.now(),
      });
      this.hear(later);
    } catch (error) {
      this.set({ error: error instanceof NetworkError && this.state.room ? undefined : error });
    }
  }

  private hear(entries: RoomEntry[]) {
    if (this.waiting) {
      this.waiting.push(...entries);
      return;
    }
    this.drawn.forEach((meanwhile) => meanwhile.push(...entries));
    const pens = new Map(this.state.pens);
    for (const entry of entries) pens.delete(entry.id);
    this.set({ pens });
    this.withRoom((room) => ({
      ...room,
      view: entries
        .filter(({ seq }) => seq > room.view.seq)
        .reduce((view, entry) => after(view, entry, staff.has(room.role)), room.view),
    }));
  }

  private meet({ came, went, count }: PresenceNews) {
    this.withRoom((room) => ({
      ...room,
      count,
      present: [...new Set([...room.present.filter((person) => !went.includes(person)), ...came])],
    }));
    // Somebody whose name is not known was added to the list of the lesson.
    const { room } = this.state;
    if (room && came.some((person) => !room.people.some(({ id }) => id === person)) && room.kind === 'lesson')
      void this.read();
  }

  private showPen(move: PenMove) {
    this.set({ pens: new Map(this.state.pens).set(move.id, move) });
    clearTimeout(this.penTimers.get(move.id));
    this.penTimers.set(
      move.id,
      setTimeout(() => {
        const pens = new Map(this.state.pens);
        pens.delete(move.id);
        this.penTimers.delete(move.id);
        this.set({ pens });
      }, penRests),
    );
  }

  private withRoom(change: (room: RoomSnapshot) => RoomSnapshot) {
    if (this.state.room) this.set({ room: change(this.state.room) });
  }

  private set(change: Partial<RoomState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
