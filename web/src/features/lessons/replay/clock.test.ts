import { describe, expect, it } from 'vitest';
import { ReplayClock, type Sound } from './clock';

/** A sound that has come. */
class Played implements Sound {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  readyState = 4;
  error: unknown = null;
  play() {
    this.paused = false;
    return Promise.resolve();
  }
  pause() {
    this.paused = true;
  }
}

/** Lets so much time go by, also for the sound. */
function run(clock: ReplayClock, ms: number, sound?: Played) {
  clock.tick(0);
  for (let now = 50; now <= ms; now += 50) {
    if (sound && !sound.paused && sound.readyState >= 3) sound.currentTime += (50 * sound.playbackRate) / 1_000;
    clock.tick(now);
  }
}

describe('the clock of a replay', () => {
  it('runs by itself, faster when it is told so, and stops at the end', () => {
    const clock = new ReplayClock(10_000, [], []);
    clock.play();
    run(clock, 2_000);
    expect(clock.position).toBe(2_000);
    clock.setSpeed(2);
    clock.play();
    run(clock, 3_000);
    expect(clock.position).toBe(8_000);
    clock.play();
    run(clock, 3_000);
    expect([clock.position, clock.isPlaying]).toEqual([10_000, false]);
    clock.play();
    expect(clock.position).toBe(0);
  });

  it('passes over silence, or not', () => {
    const quiet = [{ from: 1_000, to: 60_000 }];
    const clock = new ReplayClock(100_000, quiet, []);
    clock.play();
    run(clock, 2_000);
    expect(clock.position).toBe(61_000);
    clock.seek(0);
    clock.setSkips(false);
    clock.play();
    run(clock, 2_000);
    expect(clock.position).toBe(2_000);
  });

  it('follows the sound, waits while it has not come, and goes on without one that is broken', () => {
    const sound = new Played();
    const clock = new ReplayClock(60_000, [], [{ from: 1_000, to: 30_000, sound }]);
    clock.play();
    run(clock, 1_000, sound);
    expect(sound.paused).toBe(false);
    sound.readyState = 1;
    clock.play();
    run(clock, 2_000, sound);
    expect(clock.isWaiting).toBe(true);
    const stood = clock.position;
    sound.readyState = 4;
    clock.play();
    run(clock, 2_000, sound);
    expect(clock.position).toBeGreaterThan(stood + 1_500);
    expect(Math.abs(clock.position - 1_000 - 1_000 * sound.currentTime)).toBeLessThan(100);
    clock.seek(20_000);
    expect(sound.currentTime).toBe(19);
    sound.error = new Error('decode');
    clock.play();
    run(clock, 2_000, sound);
    expect(clock.position).toBe(22_000);
    clock.seek(50_000);
    expect(sound.paused).toBe(true);
  });
});
