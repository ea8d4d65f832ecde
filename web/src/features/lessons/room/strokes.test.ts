import { describe, expect, it } from 'vitest';
import { boardHeight, boardWidth, pathOf, pointsOf, simplified, stepsOf, touches } from './strokes';

const wave = Array.from({ length: 400 }, (_, at) => ({ x: at * 30, y: 4_000 + 900 * Math.sin(at / 20) }));

const stroke = (points: number[]) => ({
  type: 'stroke' as const,
  colour: 'ink',
  thickness: 40,
  points,
  isMarker: false,
});

describe('a stroke', () => {
  it('comes back from its steps', () => {
    const points = [
      { x: 10, y: 20 },
      { x: 40, y: 10 },
      { x: 41, y: 300 },
    ];
    expect(pointsOf(stepsOf(points))).toEqual(points);
    expect(stepsOf(points)).toEqual([10, 20, 30, -10, 1, 290]);
  });

  it('stays on the board wherever the pen goes', () => {
    for (const { x, y } of pointsOf(
      stepsOf([
        { x: -50, y: 99_999 },
        { x: 99_999, y: -3 },
      ]),
    ))
      expect(x >= 0 && x <= boardWidth && y >= 0 && y <= boardHeight).toBe(true);
  });

  it('loses points and not its shape', () => {
    const few = simplified(wave);
    expect(few.length).toBeLessThan(wave.length / 3);
    const element = stroke(stepsOf(few));
    for (const point of wave) expect(touches(element, point, 15)).toBe(true);
  });

  it('of one point is a dot', () => {
    expect(pathOf([100, 200])).toBe('M100 200h1');
    expect(pathOf([100, 200, 5, -5])).toBe('M100 200l5 -5');
  });

  it('is touched near its line only', () => {
    const element = stroke([0, 0, 1_000, 0]);
    expect(touches(element, { x: 500, y: 100 }, 160)).toBe(true);
    expect(touches(element, { x: 500, y: 400 }, 160)).toBe(false);
  });
});
