import { describe, expect, it } from 'vitest';
import { clockOf, extend, newHead, startAnew } from './head';

const [task, attempt, device, other] = [1, 2, 3, 4].map(
  (digit) => `0199a1b2-0000-7000-8000-00000000000${String(digit)}`,
) as [string, string, string, string];

describe('the clock of a chain', () => {
  it('goes on while the page is closed, and stands when the device was set back', () => {
    const { head } = extend(newHead(attempt, device), task, 'null', 5_000, 1_000_000);
    expect(clockOf(head, 1_090_000)).toBe(95_000);
    expect(clockOf(head, 400_000)).toBe(5_000);
  });

  it('of a chain of which nobody knows when it was written stands where it stood', () => {
    expect(clockOf({ elapsedMs: 7_000 }, 9_999_999)).toBe(7_000);
  });

  it('is taken over by the chain that goes on with what was not sent', () => {
    const { head, entry } = extend(newHead(attempt, device), task, 'null', 5_000, 1_000_000);
    const anew = startAnew(head, [entry], other);
    expect(clockOf(anew.head, 1_001_000)).toBe(6_000);
  });
});
