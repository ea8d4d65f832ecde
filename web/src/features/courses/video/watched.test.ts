// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { played, shareOf, unsent } from './watched';

describe('what was watched', () => {
  it('grows while the recording plays', () => {
    const parts = [0, 1, 2, 3].reduce<ReturnType<typeof played>>((sum, at) => played(sum, at, at + 1), []);
    expect(parts).toEqual([{ from: 0, to: 4 }]);
  });

  it('leaves out what was jumped over, forwards and back', () => {
    const parts = played(played(played([], 0, 1), 1, 60), 60, 61);
    expect(parts).toEqual([
      { from: 0, to: 1 },
      { from: 60, to: 61 },
    ]);
    expect(played(parts, 61, 2)).toEqual(parts);
  });

  it('counts nothing twice', () => {
    const parts = played(played(played([], 10, 12), 8, 10.8), 11, 13);
    expect(parts).toEqual([{ from: 8, to: 13 }]);
    expect(shareOf(parts, 10)).toBe(0.5);
    expect(shareOf(parts, 0)).toBe(0);
  });

  it('is kept on the device until it was sent', () => {
    const key = 'watched:a';
    unsent.keep(key, { position: 5, parts: [{ from: 0, to: 5 }], seconds: 9 });
    expect(unsent.read(key)?.position).toBe(5);
    unsent.drop(key);
    expect(unsent.read(key)).toBeUndefined();
    localStorage.setItem(key, 'broken{');
    expect(unsent.read(key)).toBeUndefined();
  });
});
