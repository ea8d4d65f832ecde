import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { CodeCollection, codesOf, mostCodes, partOf, type Part } from './codes';

const file = (length: number, seed = 1) => Uint8Array.from({ length }, (_, index) => (index * 7 + seed) % 256);
const partsOf = async (bytes: Uint8Array<ArrayBuffer>) => (await codesOf(bytes))!.map((code) => partOf(code)!);

describe('codes of a work', () => {
  it('give the file back in any order, with any of them seen twice', async () => {
    const collection = new CodeCollection();
    const [first, second] = [await partsOf(file(1_500)), await partsOf(file(900, 2))];
    const seen = [...first, ...second, ...first].reverse();
    const whole: Uint8Array[] = [];
    for (const part of seen) {
      const state = await collection.add(part);
      if (state.file && !whole.some((known) => known.length === state.file!.length)) whole.push(state.file);
    }
    expect(whole.map((bytes) => [...bytes]).sort((a, b) => b.length - a.length)).toEqual([
      [...file(1_500)],
      [...file(900, 2)],
    ]);
  });

  it('that were forged give nothing', async () => {
    const parts: Part[] = await partsOf(file(700));
    parts[1]!.bytes[0]! ^= 1;
    const collection = new CodeCollection();
    await collection.add(parts[0]!);
    expect((await collection.add(parts[1]!)).file).toBeUndefined();
  });

  it('are not offered for a large file, and other codes are no codes of a work', async () => {
    expect(await codesOf(file(mostCodes * 380 + 1))).toBeUndefined();
    for (const text of ['https://example.org', '', 'MCQ1', 'МЯУ']) expect(partOf(text)).toBeUndefined();
  });

  it.each([
    { tilt: 0, turn: 0 },
    { tilt: 10, turn: 8 },
    { tilt: 20, turn: -6 },
    { tilt: -15, turn: 90 },
  ])('are read from a photograph of the screen, leant by $tilt° and turned by $turn°', async ({ tilt, turn }) => {
    const [code] = (await codesOf(file(380)))!;
    const rows = encodeQR(code!, 'raw', { ecc: 'low', border: 4 });
    const photo = photographOf(rows, {
      width: 1_280,
      height: 960,
      tilt,
      turn,
      blur: 1,
      noise: 12,
      share: 0.8,
      seed: 1,
    });
    expect(partOf(decodeQR(photo))?.bytes).toEqual(file(380));
  });
});

/** What a hand-held camera makes of a code on a screen. */
interface Shot {
  /** Pixels of the photograph. */
  width: number;
  height: number;
  /** Degrees by which the screen leans away from the camera. */
  tilt: number;
  /** Degrees by which the camera is turned. */
  turn: number;
  /** Radius of the blur, pixels. */
  blur: number;
  /** Standard deviation of the sensor's noise, of 255. */
  noise: number;
  /** Side of the code in the height of the photograph. */
  share: number;
  seed: number;
}

/** A deterministic photograph: perspective, uneven light, a dark room around the screen, blur and noise. */
function photographOf(rows: readonly (readonly boolean[])[], shot: Shot) {
  const { width, height } = shot;
  const random = mulberry(shot.seed);
  const grey = new Float32Array(width * height);
  const [tilt, turn] = [(shot.tilt * Math.PI) / 180, (shot.turn * Math.PI) / 180];
  const half = (shot.share * height) / 2;
  const distance = 3;
  const count = rows.length;
  const samples = 3;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let light = 0;
      for (let sy = 0; sy < samples; sy++)
        for (let sx = 0; sx < samples; sx++) {
          const [dx, dy] = [
            (x + (sx + 0.5) / samples - width / 2) / half,
            (y + (sy + 0.5) / samples - height / 2) / half,
          ];
          const [rx, ry] = [dx * Math.cos(turn) + dy * Math.sin(turn), dy * Math.cos(turn) - dx * Math.sin(turn)];
          // The ray through the pixel meets the plane that leans about the vertical axis.
          const u = (rx * distance) / (distance * Math.cos(tilt) - rx * Math.sin(tilt));
          const depth = distance + u * Math.sin(tilt);
          const v = (ry * depth) / distance;
          const [column, row] = [Math.floor(((u + 1) / 2) * count), Math.floor(((v + 1) / 2) * count)];
          const onCode = rows[row]?.[column];
          light +=
            onCode === undefined ? (Math.max(Math.abs(u), Math.abs(v)) < 1.25 ? 0.8 : 0.12) : onCode ? 0.06 : 0.95;
        }
      const vignette = 1 - 0.35 * Math.hypot(x / width - 0.4, y / height - 0.6);
      grey[y * width + x] = (light / samples ** 2) * vignette * 235 + 12;
    }
  const blurred = blur(blur(grey, width, height, shot.blur), width, height, shot.blur);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < blurred.length; at++) {
    const noise = shot.noise * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    data.fill(blurred[at]! + noise, at * 4, at * 4 + 3);
  }
  return { width, height, data };
}

/** A box; twice it is nearly a Gaussian. */
function blur(from: Float32Array, width: number, height: number, radius: number) {
  if (radius === 0) return from;
  const across = new Float32Array(from.length);
  const down = new Float32Array(from.length);
  const span = 2 * radius + 1;
  const at = (value: number, most: number) => Math.min(most - 1, Math.max(0, value));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let d = -radius; d <= radius; d++) sum += from[y * width + at(x + d, width)]!;
      across[y * width + x] = sum / span;
    }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let d = -radius; d <= radius; d++) sum += across[at(y + d, height) * width + x]!;
      down[y * width + x] = sum / span;
    }
  return down;
}

function mulberry(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
