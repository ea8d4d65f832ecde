/** What a page knew of the server's clock, for one that is opened without a network. */
export interface KnownClock {
  /** The server's clock was so many milliseconds ahead of the device's. */
  aheadMs: number;
  /** The server's time then, if the page had it from the server itself. */
  at?: number;
}

/** The uncertainty of what an earlier page knew. */
const assumed = Number.MAX_VALUE;

/**
 * The server's clock, as this page knows it. Offsets hang on the monotonic `performance.now()`, so a device whose
 * date is wrong, or is changed while the page is open, does not matter.
 */
export class ServerClock {
  private offset: number | undefined;
  private uncertainty = Number.POSITIVE_INFINITY;
  private measuredAt = 0;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /**
   * One exchange: the server's time in ms, and the monotonic moments of sending and receiving.
   * `resolution` is the step of the server's value in ms (1000 for the Date header).
   */
  observe(serverTime: number, sentAt: number, receivedAt: number, resolution = 1) {
    const uncertainty = (receivedAt - sentAt + resolution) / 2;
    // Crystals drift by up to about 100 ppm: an old measurement gets worse with age.
    const aged = this.uncertainty + (receivedAt - this.measuredAt) * 1e-4;
    const offset = serverTime + resolution / 2 - (sentAt + receivedAt) / 2;
    // Measurements that exclude each other: the monotonic clock stood still while the device slept.
    const jumped = this.offset !== undefined && Math.abs(offset - this.offset) > uncertainty + aged;
    if (uncertainty > aged && !jumped) return;
    this.offset = offset;
    this.uncertainty = uncertainty;
    this.measuredAt = receivedAt;
    this.listeners.forEach((listener) => listener());
  }

  /** What an earlier page knew, while this one has had no exchange yet. The server's time has not run back since. */
  assume({ aheadMs, at = Number.NEGATIVE_INFINITY }: KnownClock) {
    if (this.offset !== undefined) return;
    // Believed less than any exchange: the device's date may have been changed since.
    const now = this.monotonic();
    this.offset = Math.max(Date.now() + aheadMs, at) - now;
    this.uncertainty = assumed;
    this.measuredAt = now;
    this.listeners.forEach((listener) => listener());
  }

  /** Milliseconds since the epoch by the server. Before the first exchange: the device's own clock. */
  now(): number {
    return this.offset === undefined ? Date.now() : this.monotonic() + this.offset;
  }

  /** For a page that comes after this one; undefined while nothing is known. */
  known(): KnownClock | undefined {
    if (this.offset === undefined) return undefined;
    const now = this.now();
    return { aheadMs: now - Date.now(), ...(this.uncertainty !== assumed && { at: now }) };
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const serverClock = new ServerClock();
