import type { Span } from './timeline';

/** As much of an HTMLMediaElement as the clock needs. */
export interface Sound {
  currentTime: number;
  playbackRate: number;
  readonly paused: boolean;
  readonly readyState: number;
  readonly error: unknown;
  play(): Promise<void>;
  pause(): void;
}

export interface SoundAt extends Span {
  sound: Sound;
}

export const speeds = [1, 1.5, 2] as const;
export type Speed = (typeof speeds)[number];

/** HTMLMediaElement.HAVE_FUTURE_DATA */
const canPlay = 3;
/** Sounds that are further apart are brought together, ms. */
const apart = 300;

/** Where a replay is. It follows the sound where there is one, and runs by itself where there is none. */
export class ReplayClock {
  position = 0;
  isPlaying = false;
  speed: Speed = 1;
  /** Passes over where nothing happens. */
  skips = true;
  /** A sound has stopped the clock, because it has not come yet. */
  isWaiting = false;
  private last: number | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly length: number,
    private readonly quiet: readonly Span[],
    private readonly sounds: readonly SoundAt[],
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  play() {
    if (this.position >= this.length) this.seek(0);
    this.isPlaying = true;
    this.last = undefined;
    this.lead();
    this.tell();
  }

  pause() {
    this.isPlaying = false;
    this.isWaiting = false;
    for (const { sound } of this.sounds) sound.pause();
    this.tell();
  }

  seek(to: number) {
    this.position = Math.min(this.length, Math.max(0, to));
    for (const { from, sound } of this.here()) sound.currentTime = (this.position - from) / 1_000;
    if (this.isPlaying) this.lead();
    this.tell();
  }

  setSpeed(speed: Speed) {
    this.speed = speed;
    for (const { sound } of this.sounds) sound.playbackRate = speed;
    this.tell();
  }

  setSkips(skips: boolean) {
    this.skips = skips;
    this.tell();
  }

  /** @param now of a clock that only goes forward, ms. */
  tick(now: number) {
    if (!this.isPlaying) return;
    const passed = now - (this.last ?? now);
    this.last = now;
    const heard = this.here();
    const [first] = heard;
    this.isWaiting = heard.some(({ sound }) => sound.readyState < canPlay);
    if (first && !this.isWaiting) {
      // What is heard says what is seen; a page in the background draws seldom and hears all the time.
      const at = first.from + 1_000 * first.sound.currentTime;
      this.position = Math.max(Math.min(at, this.length), first.sound.paused ? this.position : 0);
    } else if (!first) this.position += passed * this.speed;
    const silence =
      this.skips && !first ? this.quiet.find(({ from, to }) => from <= this.position && this.position < to) : undefined;
    if (silence) this.position = silence.to;
    if (this.position >= this.length) {
      this.position = this.length;
      this.pause();
      return;
    }
    this.lead();
    this.tell();
  }

  /** Lets those sound that are to be heard here. */
  private lead() {
    const here = this.here();
    for (const one of this.sounds) {
      const { from, sound } = one;
      if (!here.includes(one)) {
        if (!sound.paused) sound.pause();
        continue;
      }
      const wanted = (this.position - from) / 1_000;
      if (Math.abs(sound.currentTime - wanted) * 1_000 > apart) sound.currentTime = wanted;
      sound.playbackRate = this.speed;
      // A browser that refuses to play leaves the clock running by the next tick.
      if (sound.paused) void sound.play().catch(() => this.pause());
    }
  }

  private here() {
    return this.sounds.filter(
      ({ from, to, sound }) => !sound.error && from <= this.position && this.position < to - 50,
    );
  }

  private tell() {
    this.listeners.forEach((listener) => listener());
  }
}
