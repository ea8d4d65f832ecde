import { describe, expect, it, vi } from 'vitest';
import { ServerClock } from './clock';

describe('ServerClock', () => {
  it('follows the server whatever the date of the device is', () => {
    let monotonic = 1000;
    const clock = new ServerClock(() => monotonic);
    vi.spyOn(Date, 'now').mockReturnValue(0);
    clock.observe(5_000_000, 900, 1000);
    expect(clock.now()).toBe(5_000_050.5);
    monotonic += 60_000;
    expect(clock.now()).toBe(5_060_050.5);
  });

  it('prefers the quick exchange to a slow one', () => {
    const clock = new ServerClock(() => 2000);
    clock.observe(10_000, 990, 1010);
    const before = clock.now();
    clock.observe(10_300, 1000, 2000);
    expect(clock.now()).toBe(before);
  });

  it('takes what an earlier page knew until the first exchange of its own', () => {
    const clock = new ServerClock(() => 2000);
    vi.spyOn(Date, 'now').mockReturnValue(7_000);
    clock.assume({ aheadMs: 60_000 });
    expect(clock.now()).toBe(67_000);
    expect(clock.known()).toEqual({ aheadMs: 60_000 });
    clock.observe(10_000, 990, 1010);
    expect(clock.now()).toBe(11_000.5);
    expect(clock.known()).toEqual({ aheadMs: 4_000.5, at: 11_000.5 });
    clock.assume({ aheadMs: 60_000 });
    expect(clock.now()).toBe(11_000.5);
  });

  it('does not run back behind what an earlier page has seen, though the date of the device was set back', () => {
    const clock = new ServerClock(() => 2000);
    expect(clock.known()).toBeUndefined();
    vi.spyOn(Date, 'now').mockReturnValue(7_000);
    clock.assume({ aheadMs: 0, at: 90_000 });
    expect(clock.now()).toBe(90_000);
  });

  it('gives an old measurement up for a newer one of like quality', () => {
    let monotonic = 0;
    const clock = new ServerClock(() => monotonic);
    clock.observe(10_000, 0, 20);
    monotonic = 3_600_000;
    clock.observe(3_610_500, monotonic - 100, monotonic);
    expect(clock.now()).toBe(3_610_550.5);
  });

  it('believes the newer of two measurements that exclude each other, as after a sleep of the device', () => {
    let monotonic = 1_000;
    const clock = new ServerClock(() => monotonic);
    clock.observe(10_000, 990, 1_000);
    monotonic = 2_000;
    clock.observe(610_000, 1_000, 2_000);
    expect(clock.now()).toBe(610_500.5);
  });

  it('tells listeners of each better measurement', () => {
    const clock = new ServerClock(() => 0);
    const heard = vi.fn();
    const stop = clock.subscribe(heard);
    clock.observe(1, 0, 10);
    clock.observe(1, 0, 500);
    stop();
    clock.observe(1, 0, 1);
    expect(heard).toHaveBeenCalledOnce();
  });
});
