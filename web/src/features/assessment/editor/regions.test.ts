import { describe, expect, it } from 'vitest';
import { between, boxOf, cornersOf, fitted, least, moved, resized, shapeOf } from './regions';

const box = { x: 0.2, y: 0.3, width: 0.4, height: 0.2 };

describe('areas on an image', () => {
  it.each(['rectangle', 'oval'] as const)('know a %s again, with its box', (shape) => {
    const corners = cornersOf(shape, box);
    expect(shapeOf(corners)).toBe(shape);
    expect(boxOf(corners)).toEqual(box);
  });

  it('keep their shape through moves and stretches, however often', () => {
    let corners = cornersOf('oval', box);
    for (let turn = 0; turn < 50; turn++) {
      corners = moved(resized(corners, { x: 0.1, y: 0.1, width: 0.013, height: 0.017 }), 0.333, 0.111);
      corners = resized(corners, box);
    }
    expect(shapeOf(corners)).toBe('oval');
    expect(corners).toEqual(cornersOf('oval', box));
  });

  it('of another shape are moved and stretched as they are', () => {
    const triangle = [
      { x: 0, y: 0 },
      { x: 0.2, y: 0 },
      { x: 0, y: 0.2 },
    ];
    expect(shapeOf(triangle)).toBe('other');
    expect(resized(triangle, { x: 0.5, y: 0.5, width: 0.4, height: 0.1 })).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 0.9, y: 0.5 },
      { x: 0.5, y: 0.6 },
    ]);
  });

  it('stop at the edge of the image', () => {
    expect(boxOf(moved(cornersOf('rectangle', box), 5, -5))).toEqual({ ...box, x: 0.6, y: 0 });
    expect(fitted({ x: 0.9, y: -1, width: 0.5, height: 0 })).toEqual({
      x: 0.9,
      y: 0,
      width: expect.closeTo(0.1),
      height: least,
    });
  });

  it('are drawn from any corner, and never too thin to point at', () => {
    expect(between({ x: 0.6, y: 0.5 }, { x: 0.2, y: 0.3 })).toEqual({
      x: 0.2,
      y: 0.3,
      width: expect.closeTo(0.4),
      height: expect.closeTo(0.2),
    });
    expect(between({ x: 1, y: 1 }, { x: 1.4, y: 1 })).toMatchObject({ x: 0.99, width: least });
  });
});
