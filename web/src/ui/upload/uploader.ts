import { ApiError, NetworkError } from '../../api/errors';
import { network } from '../../api/network';
import { fingerprintOf, headOf, sha256OfFile, sha256OfPart } from './digests';
import { mayPass, type UploadSteps, type UploadView } from './steps';

export interface UploadState {
  /** `waiting`: the line is broken and the next try is to come; `checking`: all of it is there and is read through. */
  phase: 'sending' | 'waiting' | 'paused' | 'checking' | 'done' | 'failed';
  /** Bytes that have arrived, as far as the page knows. */
  sent: number;
  /** Of these, what was there when this page began. */
  before: number;
  secondsLeft?: number | undefined;
  error?: unknown;
  view?: UploadView;
}

const parallel = 3;
const speedOver = 20_000;

/** Before retry 0, 1, 2… in ms: 1 s doubling to 30 s, over its upper half, so that all pages of a school do not return in one second. */
const backoff = (failures: number) => Math.min(30_000, 1_000 * 2 ** failures) * (0.5 + Math.random() / 2);

/**
 * Sends a file in parts as often as it takes. The server says before each part how much of it has come, so what arrived before
 * the line broke is not sent again.
 */
export class Uploader {
  state: UploadState = { phase: 'sending', sent: 0, before: 0 };
  private readonly listeners = new Set<() => void>();
  private readonly end = new AbortController();
  private run = new AbortController();
  private readonly sleepers = new Set<() => void>();
  private digest: Promise<string> | undefined;
  private readonly arrived = new Map<number, number>();
  private samples: [number, number][] = [];

  constructor(
    readonly file: File,
    private readonly steps: UploadSteps,
    private readonly rest = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = () => this.state;

  /** Begins, or goes on after a pause. */
  start() {
    if (this.end.signal.aborted || this.state.phase === 'done') return;
    this.run = new AbortController();
    this.samples = [];
    this.set({ phase: 'sending', error: undefined });
    void this.send(this.run.signal).catch((error: unknown) => {
      if (!this.run.signal.aborted) this.set({ phase: 'failed', error });
    });
  }

  pause() {
    if (this.state.phase !== 'sending' && this.state.phase !== 'waiting') return;
    this.run.abort();
    this.wake();
    this.set({ phase: 'paused', secondsLeft: undefined });
  }

  /** Stops and leaves what has come: the same file goes on from there on another day. */
  leave() {
    this.end.abort();
    this.run.abort();
    this.wake();
  }

  /** Stops, and the server forgets what has come. */
  async cancel() {
    this.leave();
    const { view } = this.state;
    if (view && !view.file) await this.steps.abort(view.id);
  }

  private async send(signal: AbortSignal) {
    const view = await this.persist(signal, async () =>
      this.steps.begin({
        name: this.file.name,
        size: this.file.size,
        head: await headOf(this.file),
        fingerprint: await fingerprintOf(this.file),
      }),
    );
    // Beside the sending: reading is faster than any line.
    this.digest ??= sha256OfFile(this.file, this.end.signal);
    this.digest.catch(() => undefined);
    await this.finish(view, signal);
  }

  private async finish(view: UploadView, signal: AbortSignal) {
    for (const number of view.held) this.arrived.set(number, this.sizeOf(view, number));
    this.set({ view, before: this.state.before || this.sum() });
    this.count();
    if (!view.file) {
      await this.sendParts(view, signal);
      view = await this.persist(signal, async () => {
        try {
          return await this.steps.complete(view.id, await this.digest!);
        } catch (error) {
          // One was spoilt on its way to the storage, or swept: it is sent anew, and then asked again.
          if (error instanceof ApiError && error.code === 'material.upload.parts-missing') {
            const now = await this.steps.view(view.id);
            if (!now.file) await this.sendParts(now, signal);
          }
          throw error;
        }
      });
    }
    this.set({ view, phase: 'checking', sent: this.file.size, secondsLeft: undefined });
    while (view.file?.state === 'checking') {
      await this.sleep(1_500);
      view = await this.persist(signal, () => this.steps.view(view.id));
    }
    this.set({ view, phase: view.file?.state === 'ready' ? 'done' : 'failed' });
  }

  private async sendParts(view: UploadView, signal: AbortSignal) {
    const held = new Set(view.held);
    const missing = Array.from({ length: Math.ceil(view.size / view.partSize) }, (_, i) => i + 1).filter(
      (number) => !held.has(number),
    );
    // After a break one part at a time, for whatever is on its way when the line breaks again may be sent twice.
    let places = parallel;
    const busy = new Set<Promise<void>>();
    let failure: { error: unknown } | undefined;
    while ((missing.length > 0 || busy.size > 0) && !failure) {
      while (busy.size < places && missing.length > 0) {
        const number = missing.shift()!;
        const work = this.persist(
          signal,
          () => this.sendPart(view, number, signal),
          () => (places = 1),
        ).then(
          () => void (places = Math.min(parallel, places + 1)),
          (error: unknown) => void (failure ??= { error }),
        );
        busy.add(work);
        void work.then(() => busy.delete(work));
      }
      await Promise.race(busy);
    }
    if (failure) throw failure.error;
  }

  private async sendPart(view: UploadView, number: number, signal: AbortSignal) {
    const { address, received } = await this.steps.locate(view.id, number);
    if (this.state.phase === 'waiting') this.set({ phase: 'sending' });
    const from = (number - 1) * view.partSize;
    const part = this.file.slice(from, from + this.sizeOf(view, number));
    const progress = (bytes: number) => {
      this.arrived.set(number, Math.min(part.size, bytes));
      this.count();
    };
    progress(received);
    const where = address.startsWith('/')
      ? `${address}?from=${String(received)}&sha256=${await sha256OfPart(part)}`
      : address;
    await this.steps.put(where, part.slice(received), (bytes) => progress(received + bytes), signal);
    progress(part.size);
  }

  /** Until it succeeds, the server refuses for good, or somebody has no use for it any more. */
  private async persist<T>(signal: AbortSignal, act: () => Promise<T>, onFailure?: () => void): Promise<T> {
    for (let failures = 0; ; failures++) {
      signal.throwIfAborted();
      try {
        const result = await act();
        if (this.state.phase === 'waiting') this.set({ phase: 'sending' });
        return result;
      } catch (error) {
        signal.throwIfAborted();
        if (!mayPass(error)) throw error;
        onFailure?.();
        if (error instanceof NetworkError || failures > 0) this.set({ phase: 'waiting', secondsLeft: undefined });
        this.samples = [];
        await this.sleep(backoff(failures));
      }
    }
  }

  /** A line that is said to be back ends the wait. */
  private async sleep(ms: number) {
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => (wake = resolve));
    this.sleepers.add(wake);
    const stop = network.subscribe(() => network.isOnline() && wake());
    await Promise.race([this.rest(ms), woken]);
    stop();
    this.sleepers.delete(wake);
  }

  private wake() {
    this.sleepers.forEach((wake) => wake());
  }

  private sizeOf(view: UploadView, number: number) {
    return Math.min(view.partSize, view.size - (number - 1) * view.partSize);
  }

  private sum() {
    let sent = 0;
    for (const bytes of this.arrived.values()) sent += bytes;
    return sent;
  }

  private count() {
    const [now, sent] = [performance.now(), this.sum()];
    this.samples = [...this.samples.filter(([at]) => now - at < speedOver), [now, sent]];
    const [since, first] = this.samples[0]!;
    const speed = now - since > 2_000 ? (sent - first) / (now - since) : 0;
    this.set({
      sent,
      secondsLeft: speed > 0 ? (this.file.size - sent) / speed / 1_000 : undefined,
    });
  }

  private set(change: Partial<UploadState>) {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
