import { sha256 as digestOf } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { ApiError } from '../../../api/errors';
import { backoff, outcomeOf } from '../../../sitting/journal/protocol';
import { exclusively } from '../../../sitting/journal/sender';
import type { Look } from '../pictures/look';
import { MemoryFiles, type FileStore, type KeptFile } from './store';

/** What is known of the files of a work, by digest. */
export interface FilesState {
  /** They lie on this device. */
  kept: ReadonlySet<string>;
  /** The server holds them. */
  held: ReadonlySet<string>;
  sending: string | undefined;
  /** How much of that one has arrived, 0 to 1. */
  sent: number;
  /** Why the server refused one for good. */
  refused: ReadonlyMap<string, ApiError>;
  /** Some lie in this page only: the browser keeps nothing, or has no room. */
  fleeting: boolean;
  /** The last try has failed, and the next one is waited for. */
  stalled: boolean;
}

export type FilePlace = 'held' | 'refused' | 'sending' | 'here' | 'elsewhere';

/** Where a file is, as far as this device knows. */
export function placeOf({ held, refused, sending, kept }: FilesState, sha256: string): FilePlace {
  if (held.has(sha256)) return 'held';
  if (refused.has(sha256)) return 'refused';
  if (sending === sha256) return 'sending';
  return kept.has(sha256) ? 'here' : 'elsewhere';
}

/**
 * Throws ApiError when the server answered no, anything else when nothing is known. `onProgress`: what share of the file has
 * arrived, 0 to 1.
 */
export type PutFile = (sha256: string, file: KeptFile, onProgress: (share: number) => void) => Promise<unknown>;

interface Events {
  onState?: (state: FilesState) => void;
  /** Nothing goes on before a new sign-in and `wake`. */
  onSignedOut?: () => void;
}

/** Lower-case hexadecimal. WebCrypto does not block the page, and is there on secure addresses only. */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  return bytesToHex(
    globalThis.isSecureContext
      ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
      : digestOf(new Uint8Array(bytes)),
  );
}

/** The files of one work on this device: kept here first, then sent one by one until the server holds them. */
export class AttemptFiles {
  state: FilesState = {
    kept: new Set(),
    held: new Set(),
    sending: undefined,
    sent: 0,
    refused: new Map(),
    fleeting: false,
    stalled: false,
  };
  private readonly memory = new MemoryFiles();
  private readonly looks = new Map<string, Look | undefined>();
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private busy = false;
  private closed = false;

  constructor(
    private readonly attemptId: string,
    private readonly store: FileStore,
    private readonly put: PutFile,
    private readonly events: Events = {},
    private readonly random: () => number = Math.random,
  ) {}

  /** Reads what lies on this device. `held`: what the server said it holds. */
  async open(held: readonly string[]) {
    const [kept, marked] = await Promise.all([this.store.kept(this.attemptId), this.store.held(this.attemptId)]);
    this.set({ kept: new Set([...this.state.kept, ...kept]), held: new Set([...this.state.held, ...held, ...marked]) });
    await this.mark(held);
  }

  /** The server said that it holds these. */
  async knows(held: readonly string[]) {
    if (held.every((sha256) => this.state.held.has(sha256))) return;
    this.set({ held: new Set([...this.state.held, ...held]) });
    await this.mark(held);
  }

  /** Keeps a file; resolves to its digest when it is on this device, not when it is sent. */
  async add(file: Blob, look?: Look): Promise<string> {
    const bytes = await file.arrayBuffer();
    const sha256 = await sha256Of(bytes);
    const kept = { type: file.type, bytes, ...(look && { look }) };
    if (look) this.looks.set(sha256, look);
    try {
      await this.store.put(this.attemptId, sha256, kept);
    } catch {
      await this.memory.put(this.attemptId, sha256, kept);
    }
    this.set({ kept: new Set([...this.state.kept, sha256]), refused: without(this.state.refused, sha256) });
    await this.watchMemory();
    return sha256;
  }

  /** The answer names it no more: what the server does not hold yet is not sent. */
  async remove(sha256: string) {
    this.set({
      kept: new Set([...this.state.kept].filter((other) => other !== sha256)),
      refused: without(this.state.refused, sha256),
    });
    await this.store.remove(this.attemptId, sha256);
    await this.memory.remove(this.attemptId, sha256);
    await this.watchMemory();
  }

  /** Undefined when it is not on this device. */
  async read(sha256: string): Promise<KeptFile | undefined> {
    return (await this.memory.get(this.attemptId, sha256)) ?? (await this.store.get(this.attemptId, sha256));
  }

  /** Undefined for what is no photograph, or does not lie on this device. */
  async lookOf(sha256: string): Promise<Look | undefined> {
    if (!this.looks.has(sha256)) this.looks.set(sha256, (await this.read(sha256))?.look);
    return this.looks.get(sha256);
  }

  /** Sends what waits; settles when nothing more can be done now. */
  wake(): Promise<void> {
    if (this.closed) return Promise.resolve();
    clearTimeout(this.timer);
    if (!this.busy) this.running = this.run();
    return this.running;
  }

  /** The time was extended: what was refused may be taken now. */
  retry(): Promise<void> {
    this.set({ refused: new Map() });
    return this.wake();
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private async run() {
    this.busy = true;
    try {
      for (;;) {
        const next = [...this.state.kept].find((sha256) => placeOf(this.state, sha256) === 'here');
        if (next === undefined || this.closed) return;
        const wait = await exclusively(`files ${this.attemptId}`, () => this.send(next));
        this.set({ sending: undefined });
        if (wait === 'signIn') return this.events.onSignedOut?.();
        if (wait === undefined) continue;
        if (!this.closed) this.timer = setTimeout(() => void this.wake(), wait);
        return;
      }
    } finally {
      this.busy = false;
    }
  }

  /** Returns the milliseconds to wait when it must. */
  private async send(sha256: string): Promise<number | 'signIn' | undefined> {
    // Another tab may have sent it while this one waited, or the answer has let go of it.
    if ((await this.store.held(this.attemptId)).includes(sha256)) return void this.held(sha256);
    const file = await this.read(sha256);
    if (!file || !this.state.kept.has(sha256)) {
      this.set({ kept: new Set([...this.state.kept].filter((other) => other !== sha256)) });
      return undefined;
    }
    this.set({ sending: sha256, sent: 0 });
    try {
      await this.put(sha256, file, (sent) => this.set({ sent }));
      this.failures = 0;
      this.set({ stalled: false });
      this.held(sha256);
      await this.store.markHeld(this.attemptId, sha256);
      await this.watchMemory();
      return undefined;
    } catch (error) {
      const outcome = outcomeOf(error, () => undefined);
      if (outcome.kind === 'signIn') return 'signIn';
      if (outcome.kind !== 'later' && !(await isDamagedOnTheWay(error, sha256, file))) {
        const why = error instanceof ApiError ? error : new ApiError(0, 'unknown');
        this.set({ refused: new Map([...this.state.refused, [sha256, why]]) });
        return undefined;
      }
      this.set({ stalled: true });
      return backoff(this.failures++, this.random(), outcome.kind === 'later' ? outcome.afterMs : undefined);
    }
  }

  private held(sha256: string) {
    this.set({ held: new Set([...this.state.held, sha256]) });
  }

  private async mark(held: readonly string[]) {
    for (const sha256 of held) if (this.state.kept.has(sha256)) await this.store.markHeld(this.attemptId, sha256);
  }

  private async watchMemory() {
    const inMemory = this.store.durable ? await this.memory.kept(this.attemptId) : [...this.state.kept];
    this.set({ fleeting: inMemory.some((sha256) => !this.state.held.has(sha256)) });
  }

  private set(change: Partial<FilesState>) {
    this.state = { ...this.state, ...change };
    this.events.onState?.(this.state);
  }
}

/** The bytes here are those of the digest: sending them again helps. */
const isDamagedOnTheWay = async (error: unknown, sha256: string, { bytes }: KeptFile) =>
  error instanceof ApiError && error.code === 'olympiad.file.digest-mismatch' && (await sha256Of(bytes)) === sha256;

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
