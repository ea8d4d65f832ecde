import { describe, expect, it } from 'vitest';
import { begin, levelsOf, mostTiles, step, type Ladder, type Sample } from './ladder';

const good = { loss: 0, jitter: 15, waits: 20, slow: false };
const lossy = { ...good, loss: 0.1 };

/** Seconds of a line, one after the other. */
function walk(ladder: Ladder, from: number, samples: Omit<Sample, 'at'>[]) {
  const seen: string[] = [];
  samples.forEach((sample, second) => {
    ladder = step(ladder, { ...sample, at: from + (second + 1) * 1_000 });
    seen.push(ladder.rung);
  });
  return { ladder, seen };
}
const times = (count: number, sample: Omit<Sample, 'at'>) => Array.from({ length: count }, () => sample);

describe('the ladder', () => {
  it('begins with small pictures and takes large ones once the line has held for some seconds', () => {
    const { seen } = walk(begin(0), 0, times(6, good));
    expect(seen.slice(0, 3)).toEqual(['low', 'low', 'low']);
    expect(seen.at(-1)).toBe('top');
  });

  it('goes down to sound alone within six seconds on a line that carries nothing else', () => {
    const { seen } = walk({ ...begin(0), rung: 'top' }, 0, times(6, { ...lossy, loss: 0.4 }));
    expect(seen.at(-1)).toBe('sound');
  });

  it('stays on small pictures where these pass, and does not try again and again', () => {
    let ladder: Ladder = { ...begin(0), rung: 'top' };
    let tops = 0;
    for (let second = 1; second <= 300; second++) {
      const before = ladder.rung;
      ladder = step(ladder, { ...(ladder.rung === 'top' ? lossy : good), at: second * 1_000 });
      if (before === 'low' && ladder.rung === 'top') tops++;
    }
    expect(ladder.rung === 'low' || ladder.rung === 'top').toBe(true);
    expect(tops).toBeLessThanOrEqual(5);
    expect(tops).toBeGreaterThanOrEqual(2);
  });

  it('takes the word of the engine, a growing queue and an uneven arrival for losses', () => {
    const high: Ladder = { ...begin(0), rung: 'top' };
    for (const sign of [{ slow: true }, { waits: 600 }, { jitter: 200 }])
      expect(walk(high, 0, times(3, { ...good, ...sign })).seen).toContain('low');
  });

  it('lets the queue drain after a step before it takes the next one', () => {
    const { seen } = walk({ ...begin(0), rung: 'top' }, 0, [good, good, ...times(2, lossy), ...times(3, good)]);
    expect(seen.at(-1)).toBe('low');
  });

  it('comes back one step at a time', () => {
    const { seen } = walk({ ...begin(0), rung: 'sound', patience: 15_000, nextTryAt: 15_000 }, 0, times(60, good));
    expect([...new Set(seen)]).toEqual(['sound', 'off', 'low', 'top']);
    expect(seen.indexOf('off')).toBeGreaterThanOrEqual(14);
  });
});

describe('what is taken of pictures', () => {
  const camera = (person: number) => ({ mid: `m${person}`, personId: `p${person}`, source: 'camera' as const });
  const class30 = Array.from({ length: 30 }, (_, person) => camera(person));
  const shown = class30.map(({ personId }) => personId);

  it('is the large layer of one, small ones of a few, nothing of the rest', () => {
    const levels = [...levelsOf(class30, 'top', class30[0], shown).values()];
    expect(levels.filter((level) => level === 'top')).toHaveLength(1);
    expect(levels.filter((level) => level === 'low')).toHaveLength(mostTiles - 1);
  });

  it('is nothing where the line has room for sound alone', () => {
    for (const rung of ['off', 'sound'] as const)
      expect(new Set(levelsOf(class30, rung, class30[0], shown).values())).toEqual(new Set(['none']));
  });
});
