import { describe, expect, it } from 'vitest';
import { greyOf, isSame, lookOf, type Grey } from './look';

/** A page with lines of strokes, never the same for another seed; light falls from the left. */
function page(seed: number, [width, height] = [400, 560]): Grey {
  let state = seed;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  const values = new Float32Array(width * height).map((_, at) => 230 - (30 * (at % width)) / width);
  for (let line = 40; line < height - 40; line += 24)
    for (let x = 30; x < width * (0.4 + random() * 0.5); x += 3 + Math.floor(random() * 9))
      for (let y = 0; y < 12; y++) values[(line + y) * width + x + Math.floor(random() * 2)] = 60;
  return { width, height, values };
}

/** Each pixel becomes the mean of its surroundings. */
function blurred({ width, height, values }: Grey, radius: number): Grey {
  const mean = (source: Float32Array, step: number, limit: (at: number) => number, length: number) =>
    source.map((_, at) => {
      let [sum, count] = [0, 0];
      for (let by = -radius; by <= radius; by++)
        if (limit(at) + by >= 0 && limit(at) + by < length) {
          sum += source[at + by * step]!;
          count++;
        }
      return sum / count;
    });
  const rows = mean(values, 1, (at) => at % width, width);
  return { width, height, values: mean(rows, width, (at) => Math.floor(at / width), height) };
}

describe('a photograph of a page', () => {
  it('that is not sharp is noticed, a sharp one and an empty page are not', () => {
    expect(lookOf(page(1)).blurred).toBe(false);
    expect(lookOf(blurred(page(1), 4)).blurred).toBe(true);
    expect(lookOf({ ...page(1), values: page(1).values.map(() => 220) }).blurred).toBe(false);
  });

  it('is known again when it is pressed, darker or a little less sharp, and not taken for another page', () => {
    const print = (grey: Grey) => lookOf(grey).print;
    const one = page(1);
    expect(isSame(print(one), print(blurred(one, 1)))).toBe(true);
    expect(isSame(print(one), print({ ...one, values: one.values.map((value) => value * 0.8) }))).toBe(true);
    for (let seed = 2; seed < 20; seed++) expect(isSame(print(one), print(page(seed)))).toBe(false);
  });

  it('that is empty is like no other', () => {
    const empty = lookOf({ width: 48, height: 48, values: new Float32Array(48 * 48).fill(255) });
    expect(isSame(empty.print, empty.print)).toBe(false);
  });

  it('is looked at in grey', () => {
    const data = new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255]);
    expect([...greyOf({ width: 3, height: 1, data }).values].map(Math.round)).toEqual([255, 0, 76]);
  });
});
