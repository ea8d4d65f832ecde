import { api, body } from '../../../api/client';
import { ApiError, NetworkError } from '../../../api/errors';
import { apiFetch } from '../../../api/fetch';
import { mergedPoints, type Points } from './points';
import type { MarkingView } from './queries';

/** A pause in marking after which it is saved, ms. */
const pause = 700;
/** Without a line it is tried again so often. */
const again = 3_000;
/** So long a request waits for a line that swallows what is sent: then it is said, and tried again, ms. */
const patience = 15_000;
/** By the exchange and not by a signal of the request: whoever has to sign in again in the middle takes longer. */
const patiently = (request: Request) => apiFetch(request, patience);
/** A page that is open keeps its lease, though its juror only reads. */
const renewal = 60_000;

export interface Given {
  points: Points;
  comment: string;
  remarks: MarkingView['remarks'];
}

/** A marking as the server holds it. */
export type Held = Given & Pick<MarkingView, 'criteria' | 'version'>;

/** What the server made of a save. */
export interface Saved {
  version: number;
  /** The work that it leased with the end of this one; null when it took none. */
  next?: MarkingView | null;
}

/** Where a marking is kept. */
export interface MarkingCalls {
  save: (id: string, given: Given & { isDone: boolean; version: number }) => Promise<Saved>;
  read: (id: string) => Promise<Held>;
}

/** Bytes; of requests that outlive their page a browser takes no more than 64 KB. */
const mostOutliving = 60_000;

/** Whether a save may outlive the page: what was given last is not lost with it. */
export const outlives = (given: unknown) => ({ keepalive: new Blob([JSON.stringify(given)]).size < mostOutliving });

/** @param takesNext The end of a marking brings the next work along: on a slow line one way instead of two. */
export const juryCalls = (takesNext: boolean): MarkingCalls => ({
  save: (id, given) =>
    body(
      api.PUT('/api/markings/{id}', {
        params: { path: { id } },
        body: { ...given, takesNext: takesNext && given.isDone },
        ...outlives(given),
        fetch: patiently,
      }),
    ),
  read: (id) => body(api.GET('/api/markings/{id}', { params: { path: { id } }, fetch: patiently })),
});

export interface SaverState extends Given {
  /** By which the work is marked; the organizer may change them in the middle. */
  criteria: MarkingView['criteria'];
  saving: 'saved' | 'saving' | 'offline';
  /** Why the server refused the last save. */
  error: unknown;
  /** What else than this page changed the marking while it was open: it is to be looked at again. */
  renewed: 'criteria' | 'elsewhere' | undefined;
}

/** The marking is not any more what this page read. */
const outdated = [
  'platform.changed-meanwhile',
  'olympiad.marking.criterion-unknown',
  'olympiad.marking.points-missing',
  'olympiad.marking.points-out-of-range',
  'olympiad.marking.points-off-step',
];

/** The work is in other hands. */
const lost = ['olympiad.marking.claim-lost', 'platform.not-found'];

/** One marking in progress: what the juror has given so far, saved by itself, one request after the other. */
export class MarkingSaver {
  state: SaverState;
  /** What came with the end. */
  next: MarkingView | undefined;
  private isOpen = false;
  private version: number;
  /** What the server is known to hold. */
  private held: Given;
  /** Sent, and no reply came: the server may have taken any of these. */
  private unsure: Given[] = [];
  private queue: Promise<unknown> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private renewing: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly view: Held & Pick<MarkingView, 'id'>,
    private readonly calls = juryCalls(false),
    /** Keeps words that are not on the server, and will not come there by themselves. */
    private readonly keep: (text: string) => void = () => undefined,
  ) {
    const { points, comment, remarks, criteria, version } = view;
    this.version = version;
    this.held = { points, comment, remarks };
    this.state = { ...this.held, criteria, saving: 'saved', error: undefined, renewed: undefined };
  }

  /** Keeps the lease until it is closed. */
  open() {
    this.isOpen = true;
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

  /** Something that was given here is not on the server, and may still come there. */
  get isUnsaved() {
    return this.state.saving !== 'saved' && !isCode(this.state.error, ...lost);
  }

  /** The work went to somebody else, and words of this juror are on the open page. */
  get isLost() {
    return this.isOpen && isCode(this.state.error, ...lost) && wordsOf(this.state) !== '';
  }

  /** Who leaves in the middle leaves nothing unsaved. */
  close() {
    this.isOpen = false;
    this.set({});
    if (isCode(this.state.error, ...lost)) this.keepLost();
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
    const given: Given = { points, comment, remarks };
    this.set({ saving: 'saving' });
    try {
      const saved = await this.calls.save(this.view.id, { ...given, isDone, version: this.version });
      this.version = saved.version;
      this.next = saved.next ?? undefined;
      this.held = given;
      this.unsure = [];
      this.set({ saving: this.isHeld() ? 'saved' : 'saving', error: undefined });
      return true;
    } catch (error) {
      const isAway = error instanceof ApiError && error.status >= 500;
      if (error instanceof NetworkError || isAway) {
        this.unsure.push(given);
        this.set({ saving: 'offline', error: isAway ? error : undefined });
        this.later(again);
        return false;
      }
      if (isCode(error, ...outdated)) {
        const news = await this.reread();
        if (news === 'own') return this.put(isDone);
        if (news === 'others') {
          if (!this.isHeld()) this.later(pause);
          return false;
        }
        if (news === 'unknown') {
          this.set({ saving: 'offline', error: undefined });
          this.later(again);
          return false;
        }
      }
      // It is in other hands: there is nothing to keep a lease of, nor to try again for.
      this.set({ saving: 'offline', error });
      if (isCode(error, ...lost)) {
        clearInterval(this.renewing);
        this.keepLost();
      } else this.later(renewal);
      return false;
    }
  }

  /**
   * What changed the marking? This page's own save whose reply was lost: its version is taken on. Somebody else: what they changed is taken on,
   * and what this juror has given since the last save stays.
   */
  private async reread(): Promise<'own' | 'others' | 'nothing' | 'unknown'> {
    let held: Held;
    try {
      held = await this.calls.read(this.view.id);
    } catch (error) {
      return error instanceof NetworkError || (error instanceof ApiError && error.status >= 500)
        ? 'unknown'
        : 'nothing';
    }
    const sent = this.unsure;
    this.unsure = [];
    const { criteria } = this.state;
    const areSame = JSON.stringify(held.criteria) === JSON.stringify(criteria);
    if (areSame && held.version === this.version) return 'nothing';
    const own = areSame && sent.find((given) => isSame(given, held));
    this.version = held.version;
    if (own) {
      this.held = own;
      return 'own';
    }
    const { state, held: before } = this;
    this.set({
      criteria: held.criteria,
      points: mergedPoints(held.criteria, before.points, held.points, state.points),
      comment: state.comment === before.comment ? held.comment : state.comment,
      remarks: state.remarks === before.remarks ? held.remarks : state.remarks,
      error: undefined,
      renewed: areSame ? 'elsewhere' : 'criteria',
    });
    this.held = { points: held.points, comment: held.comment, remarks: held.remarks };
    // Of two texts one stays in the field: the other one is not lost with it.
    for (const text of [held.comment, state.comment].map((comment) => comment.trim()))
      if (!this.state.comment.includes(text)) this.keep(text);
    this.set({ saving: this.isHeld() ? 'saved' : 'saving' });
    return 'others';
  }

  /** Once the page goes, or as soon as it is known; whatever is typed afterwards replaces nothing. */
  private keepLost() {
    const words = wordsOf(this.state);
    if (words !== '') this.keep(words);
  }

  private isHeld() {
    const { held, state } = this;
    return samePoints(held.points, state.points) && held.comment === state.comment && held.remarks === state.remarks;
  }

  private set(change: Partial<SaverState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** The remark, and what was written to the drawings. */
const wordsOf = ({ comment, remarks }: Given) =>
  [comment, ...remarks.map(({ text }) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');

const isCode = (error: unknown, ...codes: string[]) => error instanceof ApiError && codes.includes(error.code);

const isSame = (sent: Given, held: Given) =>
  held.comment === sent.comment.trim() &&
  samePoints(held.points, sent.points) &&
  JSON.stringify(held.remarks) === JSON.stringify(sent.remarks);

const samePoints = (one: Points, other: Points) =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([criterion, given]) => other[criterion] === given);
