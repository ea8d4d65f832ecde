import type { HubConnection } from '@microsoft/signalr';
import { api, body, type Got } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { connectHub } from '../../../api/hub';
import { ActQueue } from './ActQueue';
import { after, type BoardElement, type DrawnElement, type RoomAct, type RoomEntry, type RoomView } from './fold';

type Snapshot = Got<'/api/lessons/{id}/room'>;
export type RoomSnapshot = Omit<Snapshot, 'view'> & { view: RoomView };

export interface PenMove {
  by: string;
  board: string;
  element: BoardElement;
}

interface PresenceNews {
  came: string[];
  went: string[];
  count: number;
}

export interface RoomState {
  /** Undefined until the first snapshot has come. */
  room: RoomSnapshot | undefined;
  line: 'connecting' | 'connected' | 'away';
  /** Why the room cannot be shown at all. */
  error: unknown;
  /** Pens in motion, by who holds them. */
  pens: ReadonlyMap<string, PenMove>;
  /** How far the server's clock is ahead of this device's, ms. */
  aheadMs: number;
  /** What happened while the line was away; null once it was read. */
  missed: { from: string; to: string; after: number; counts: NonNullable<RoomSnapshot['wasMissed']> } | null;
}

/** A pen of which nothing more is heard for so long was lifted somewhere where the line broke, ms. */
const penRests = 5_000;

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
  /** What is heard while a snapshot is on its way, which it may hold already or not. */
  private waiting: RoomEntry[] | undefined = [];
  private reading: Promise<void> | undefined;
  private mustReadAgain = false;
  private readonly acts = new ActQueue();
  private isClosed = false;
  private leave: (() => void) | undefined;
  private lostAt: string | undefined;
  private losses = 0;

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
        this.losses = 0;
        this.acts.connect(connection);
        await this.read();
      },
      onState: (line) => {
        if (line === 'reconnecting') {
          this.connection = undefined;
          this.acts.disconnect();
          this.waiting ??= [];
          this.lostAt ??= new Date(Date.now() + this.state.aheadMs).toISOString();
          this.set({ line: 'away' });
          // Who may not come in, or no longer, is cut off each time; the snapshot says why.
          if (!this.state.room || this.losses++ > 1) void this.read();
        }
      },
    });
  }

  close() {
    this.isClosed = true;
    this.leave?.();
    this.acts.close();
    this.penTimers.forEach(clearTimeout);
  }

  /** Does something in the room; while the line is away it waits for it. Rejects with ApiError for what forbids it, with NetworkError when the line does not return. */
  do = (act: RoomAct, id: string = crypto.randomUUID()): Promise<string> => this.acts.add(act, id);

  /** Shows a moving pen to the others; a lost one matters to nobody. */
  pen(board: string, element: BoardElement) {
    this.connection?.send('Pen', board, element).catch(() => undefined);
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
        const whole = later.reduce((view, entry) => after(view, entry, true, room.me), view);
        return { ...room, view: { ...room.view, boards: whole.boards } };
      });
    } catch {
      // The page asks again while it shows the board.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      this.withRoom((room) => ({ ...room }));
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
    this.withRoom((room) => {
      const known = new Set(room.view.messages.map(({ id }) => id));
      const messages = [...earlier.messages.filter(({ id }) => !known.has(id)), ...room.view.messages];
      return { ...room, view: { ...room.view, messages, hasEarlier: earlier.hasEarlier } };
    });
  }

  /** One at a time: what asks for another meanwhile gets one that begins after it. */
  private read(): Promise<void> {
    if (this.reading) {
      this.mustReadAgain = true;
      return this.reading;
    }
    this.reading = this.readOnce().finally(() => {
      this.reading = undefined;
      if (!this.mustReadAgain || this.isClosed) return;
      this.mustReadAgain = false;
      void this.read();
    });
    return this.reading;
  }

  private async readOnce() {
    this.waiting ??= [];
    const known = this.state.room?.view;
    try {
      const room = (await body(
        api.GET('/api/lessons/{id}/room', {
          params: { path: { id: this.lessonId }, query: known?.isInside ? { after: known.seq } : {} },
        }),
      )) as RoomSnapshot;
      const counts = this.lostAt ? room.wasMissed : null;
      const isNews = counts && Object.values(counts).some((count) => count > 0);
      const missed = isNews ? { from: this.lostAt!, to: room.now, after: known!.seq, counts } : this.state.missed;
      if (this.connection) this.lostAt = undefined;
      // A board that is not in it and is looked at is asked for anew by the page.
      this.set({
        room,
        missed,
        error: undefined,
        line: this.connection ? 'connected' : this.state.line,
        aheadMs: Date.parse(room.now) - Date.now(),
      });
      const later = this.waiting ?? [];
      this.waiting = undefined;
      this.takeIn(later);
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) {
        // Removed from the list, or the lesson is called off.
        this.set({ room: undefined, error });
        return;
      }
      if (!this.state.room) this.set({ error });
      // What is heard meanwhile waits, so it must come.
      if (!this.isClosed) setTimeout(() => void this.read(), 1_000 + Math.random() * 2_000);
    }
  }

  private hear(entries: RoomEntry[]) {
    this.drawn.forEach((meanwhile) => meanwhile.push(...entries));
    if (this.waiting) this.waiting.push(...entries);
    else this.takeIn(entries);
  }

  private takeIn(entries: RoomEntry[]) {
    const pens = new Map(this.state.pens);
    for (const { by, act } of entries) if (act.type === 'draw' && pens.get(by)?.board === act.board) pens.delete(by);
    this.set({ pens });
    this.withRoom((room) => ({
      ...room,
      view: entries
        .filter(({ seq }) => seq > room.view.seq)
        .reduce((view, entry) => after(view, entry, staff.has(room.role), room.me), room.view),
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
    const isUnknown = (person: string) => !room?.people.some(({ id }) => id === person);
    if (room?.view.isInside && room.kind === 'lesson' && came.some(isUnknown)) void this.read();
  }

  private showPen(move: PenMove) {
    this.set({ pens: new Map(this.state.pens).set(move.by, move) });
    clearTimeout(this.penTimers.get(move.by));
    this.penTimers.set(
      move.by,
      setTimeout(() => {
        const pens = new Map(this.state.pens);
        pens.delete(move.by);
        this.penTimers.delete(move.by);
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
