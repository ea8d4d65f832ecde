import { api, body } from '../../../api/client';
import { ApiError, NetworkError } from '../../../api/errors';
import type { Points } from './points';
import type { MarkingView } from './queries';

/** A pause in marking after which it is saved, ms. */
const pause = 700;
/** Without a line it is tried again so often. */
const again = 3_000;
/** A page that is open keeps its lease, though its juror only reads. */
const renewal = 60_000;

export interface Given {
  points: Points;
  comment: string;
  remarks: MarkingView['remarks'];
}

/** Where a marking is kept. */
export interface MarkingCalls {
  save: (id: string, given: Given & { isDone: boolean; version: number }) => Promise<{ version: number }>;
  read: (id: string) => Promise<Given & { version: number }>;
}

const jury: MarkingCalls = {
  save: (id, given) => body(api.PUT('/api/markings/{id}', { params: { path: { id } }, body: given })),
  read: (id) => body(api.GET('/api/markings/{id}', { params: { path: { id } } })),
};

export interface SaverState extends Given {
  saving: 'saved' | 'saving' | 'offline';
  /** Why the server refused the last save. */
  error: unknown;
}

/** One marking in progress: what the juror has given so far, saved by itself, one request after the other. */
export class MarkingSaver {
  state: SaverState;
  private version: number;
  /** Sent, and no reply came: the server may have taken any of these. */
  private unsure: Given[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private renewing: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly view: Pick<MarkingView, 'id' | 'points' | 'comment' | 'remarks' | 'version'>,
    private readonly calls = jury,
  ) {
    this.version = view.version;
    const { points, comment, remarks } = view;
    this.state = { points, comment, remarks, saving: 'saved', error: undefined };
  }

  /** Keeps the lease until it is closed. */
  open() {
    this.renewing = setInterval(() => void this.save(false), renewal);
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  getState = () => this.state;

  change(given: Partial<Given>) {
    this.set({ ...given, saving: 'saving' });
    this.later(pause);
  }

  /** Ends the marking; false when the server did not take it, and nothing is lost then. */
  end(): Promise<boolean> {
    return this.save(true);
  }

  /** The work is given back: nothing more is saved of it. */
  forget() {
    clearInterval(this.renewing);
    clearTimeout(this.timer);
    this.set({ saving: 'saved', error: undefined });
  }

  /** The page is hidden or about to go. */
  flush() {
    if (this.state.saving !== 'saved') void this.save(false);
  }

  /** Who leaves in the middle leaves nothing unsaved. */
  close() {
    clearInterval(this.renewing);
    clearTimeout(this.timer);
    this.flush();
  }

  private later(ms: number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(false), ms);
  }

  private save(isDone: boolean): Promise<boolean> {
    clearTimeout(this.timer);
    const saved = this.queue.then(() => this.put(isDone));
    this.queue = saved;
    return saved;
  }

  private async put(isDone: boolean): Promise<boolean> {
    const { points, comment, remarks } = this.state;
    this.set({ saving: 'saving' });
    try {
      const saved = await this.calls.save(this.view.id, { points, comment, remarks, isDone, version: this.version });
      this.version = saved.version;
      this.unsure = [];
      const { state } = this;
      const isAll = points === state.points && comment === state.comment && remarks === state.remarks;
      this.set({ saving: isAll ? 'saved' : 'saving', error: undefined });
      return true;
    } catch (error) {
      if (error instanceof NetworkError) {
        this.unsure.push({ points, comment, remarks });
        this.set({ saving: 'offline', error: undefined });
        this.later(again);
        return false;
      }
      if (isCode(error, 'platform.changed-meanwhile') && (await this.wasOwn())) return this.put(isDone);
      // It is in other hands: there is nothing to keep a lease of.
      if (isCode(error, 'olympiad.marking.claim-lost') || isCode(error, 'platform.not-found'))
        clearInterval(this.renewing);
      this.set({ saving: 'offline', error });
      return false;
    }
  }

  /** Was it this page's own save that changed the marking, one whose reply was lost? Then its version is taken on. */
  private async wasOwn(): Promise<boolean> {
    const sent = this.unsure;
    this.unsure = [];
    if (sent.length === 0) return false;
    try {
      const held = await this.calls.read(this.view.id);
      const isSame = sent.some(
        ({ points, comment, remarks }) =>
          held.comment === comment.trim() &&
          same(held.points, points) &&
          JSON.stringify(held.remarks) === JSON.stringify(remarks),
      );
      if (isSame) this.version = held.version;
      return isSame;
    } catch {
      return false;
    }
  }

  private set(change: Partial<SaverState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

const isCode = (error: unknown, code: string) => error instanceof ApiError && error.code === code;

const same = (one: Points, other: Points) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([criterion, given]) => other[criterion] === given);
