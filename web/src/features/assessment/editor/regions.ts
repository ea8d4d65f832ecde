import type { ImagePoint } from './types';

/** A rectangle on an image, in shares of its width and height. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `other`: corners of any kind, written by another program; it can be moved and stretched. */
export type Shape = 'rectangle' | 'oval' | 'other';

/** No area is thinner than a hundredth of the image: nobody could point at it. */
export const least = 0.01;
const ovalCorners = 24;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const round = (value: number) => Math.round(value * 10_000) / 10_000;

export function boxOf(corners: readonly ImagePoint[]): Box {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: round(Math.max(...xs) - x), height: round(Math.max(...ys) - y) };
}

/** The box with two opposite corners, cut at the edge of the image and not thinner than the least. */
export function between(from: ImagePoint, to: ImagePoint): Box {
  const side = (start: number, end: number) => {
    const [a, b] = [clamp(start, 0, 1), clamp(end, 0, 1)];
    const size = Math.max(least, Math.abs(b - a));
    return { start: clamp(Math.min(a, b), 0, 1 - size), size };
  };
  const [across, down] = [side(from.x, to.x), side(from.y, to.y)];
  return { x: across.start, y: down.start, width: across.size, height: down.size };
}

/** The box within the image: what is moved out stops at the edge, what is too large is cut. */
export function fitted(box: Box): Box {
  const [x, y] = [clamp(box.x, 0, 1 - least), clamp(box.y, 0, 1 - least)];
  return { x, y, width: clamp(box.width, least, 1 - x), height: clamp(box.height, least, 1 - y) };
}

export function cornersOf(shape: Exclude<Shape, 'other'>, { x, y, width, height }: Box): ImagePoint[] {
  if (shape === 'rectangle')
    return [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ].map(rounded);
  return Array.from({ length: ovalCorners }, (_, index) => {
    const angle = (2 * Math.PI * index) / ovalCorners;
    return rounded({ x: x + (width * (1 + Math.cos(angle))) / 2, y: y + (height * (1 + Math.sin(angle))) / 2 });
  });
}

const rounded = ({ x, y }: ImagePoint): ImagePoint => ({ x: clamp(round(x), 0, 1), y: clamp(round(y), 0, 1) });

export function shapeOf(corners: readonly ImagePoint[]): Shape {
  const same = (shape: 'rectangle' | 'oval') => {
    const expected = cornersOf(shape, boxOf(corners));
    return (
      expected.length === corners.length &&
      expected.every(({ x, y }) => corners.some((own) => Math.abs(own.x - x) + Math.abs(own.y - y) < 0.002))
    );
  };
  return same('rectangle') ? 'rectangle' : same('oval') ? 'oval' : 'other';
}

/** The area stretched into another box, its shape kept. */
export function resized(corners: readonly ImagePoint[], to: Box): ImagePoint[] {
  const shape = shapeOf(corners);
  if (shape !== 'other') return cornersOf(shape, to);
  const from = boxOf(corners);
  return corners.map(({ x, y }) =>
    rounded({
      x: to.x + ((x - from.x) / (from.width || 1)) * to.width,
      y: to.y + ((y - from.y) / (from.height || 1)) * to.height,
    }),
  );
}

/** The area moved, its size kept: at the edge of the image it stops. */
export function moved(corners: readonly ImagePoint[], dx: number, dy: number): ImagePoint[] {
  const box = boxOf(corners);
  const x = clamp(box.x + dx, 0, 1 - box.width) - box.x;
  const y = clamp(box.y + dy, 0, 1 - box.height) - box.y;
  return corners.map((corner) => rounded({ x: corner.x + x, y: corner.y + y }));
}
