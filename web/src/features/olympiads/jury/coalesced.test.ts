import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { coalesced } from './coalesced';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const second = () => new Promise((resolve) => setTimeout(resolve, 1_000));

describe('an act that is asked for more often than it can be done', () => {
  it('runs at once, and once more for all that came meanwhile', async () => {
    const act = vi.fn(second);
    const ask = coalesced(act);
    ask();
    expect(act).toHaveBeenCalledTimes(1);
    for (let n = 0; n < 5; n++) ask();
    await vi.advanceTimersByTimeAsync(900);
    expect(act).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(act).toHaveBeenCalledTimes(2);
    ask();
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('rests in between, and goes on after a failure', async () => {
    const act = vi.fn(() => Promise.reject(new Error()));
    const ask = coalesced(act, 5_000);
    ask();
    ask();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(act).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(act).toHaveBeenCalledTimes(2);
  });
});
