import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { CodeCollection, codesOf, mostCodes, partOf, type Part } from './codes';
import { photographOf } from './photographOf';

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
