import { describe, expect, it } from 'vitest';
import { packed, unpacked } from './packed';

describe('bytes in a page', () => {
  it('come back whatever they are, and grow little', () => {
    let next = 1;
    const bytes = Uint8Array.from({ length: 100_000 }, () => {
      next = (next * 48_271) % 2_147_483_647;
      return next & 0xff;
    });
    const text = new TextDecoder('windows-1252').decode(packed(bytes));
    expect(unpacked(text)).toEqual(bytes);
    expect(text).not.toMatch(/[<\r\n\0-]/);
    expect(text.length).toBeLessThan(1.03 * bytes.length);
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(unpacked(new TextDecoder('windows-1252').decode(packed(all)))).toEqual(all);
  });
});
