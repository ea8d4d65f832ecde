import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serverClock } from '../api/clock';
import { leftOf, timeOf, toldBy } from './time';

const start = Date.parse('2026-11-23T07:00:00Z');
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const minutes = (time: Parameters<typeof leftOf>[0]) => leftOf(time) / 60_000;

/** The device: its date, and the clock that only goes on. */
let monotonic = 0;
beforeEach(() => {
  monotonic = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => monotonic);
  serverClock.observe(start, 0, 0);
});
afterEach(() => void vi.restoreAllMocks());

const pass = (ms: number) => (monotonic += ms);

describe('the time left', () => {
  it('goes down by the server, whatever the date of the device is or becomes', () => {
    const time = timeOf({ deadline: at(30), now: at(0), pausedAt: null });
    for (const wrong of [-86_400_000, 0, 86_400_000]) {
      vi.spyOn(Date, 'now').mockReturnValue(start + wrong);
      expect(minutes(time)).toBeCloseTo(30, 2);
    }
    pass(10 * 60_000);
    expect(minutes(time)).toBeCloseTo(20, 2);
  });

  it('stands in a pause, whether the clocks of the device go on, jump or stand', () => {
    const time = timeOf({ deadline: at(30), now: at(0), pausedAt: at(-5) });
    pass(10 * 60_000);
    vi.spyOn(Date, 'now').mockReturnValue(start + 86_400_000);
    expect(minutes(time)).toBe(30);
  });

  it('goes on with as much as stood, also on a device that slept through the pause', () => {
    timeOf({ deadline: at(30), now: at(0), pausedAt: at(0) });
    // Forty minutes of pause, in which the monotonic clock stood; the first exchange after it tells the server's time.
    serverClock.observe(start + 40 * 60_000, monotonic, monotonic);
    const after = timeOf({ deadline: at(70), now: at(40), pausedAt: null });
    expect(minutes(after)).toBeCloseTo(30, 2);
  });
});

it('is kept as a snapshot tells it', () => {
  const told = { deadline: at(30), now: at(0), pausedAt: at(-5) };
  expect(timeOf(toldBy(timeOf(told)))).toEqual(timeOf(told));
  expect(timeOf({ deadline: at(30), now: at(0) }).paused).toBeUndefined();
});
