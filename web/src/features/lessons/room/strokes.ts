import type { BoardElement } from './fold';

/** As the server's MethodCabinet.Domain.Lessons.Rooms.BoardElement has it. */
export const boardWidth = 16_000;
export const boardHeight = 9_000;
const maxPoints = 2_000;

export const colours = ['ink', 'blue', 'red', 'green', 'orange', 'violet'] as const;
export type Colour = (typeof colours)[number];

export interface Point {
  x: number;
  y: number;
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));

/** The points without those that a straight line between their neighbours shows as well (Douglas and Peucker), within `tolerance` units. */
export function simplified(points: readonly Point[], tolerance = 12): Point[] {
  if (points.length < 3) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const spans: [number, number][] = [[0, points.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let farthest = tolerance;
    let at = -1;
    for (let index = from + 1; index < to; index++) {
      const distance = distanceTo(points[index]!, points[from]!, points[to]!);
      if (distance > farthest) [farthest, at] = [distance, index];
    }
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
  return points.filter((_, index) => keep[index]);
}

function distanceTo(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point.x - from.x, point.y - from.y);
  const share = Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / (length * length)));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** First point, then steps: small numbers weigh little on the line. */
export function stepsOf(points: readonly Point[]): number[] {
  const steps: number[] = [];
  let [lastX, lastY] = [0, 0];
  for (const point of points.slice(0, maxPoints)) {
    const [x, y] = [clamp(point.x, boardWidth), clamp(point.y, boardHeight)];
    steps.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return steps;
}

export function pointsOf(steps: readonly number[]): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    x += steps[at]!;
    y += steps[at + 1]!;
    points.push({ x, y });
  }
  return points;
}

/** A path for SVG; a single point is a dot. */
export function pathOf(steps: readonly number[]): string {
  const [x = 0, y = 0, ...rest] = steps;
  let path = `M${x} ${y}`;
  for (let at = 0; at + 1 < rest.length; at += 2) path += `l${rest[at]!} ${rest[at + 1]!}`;
  return rest.length === 0 ? `${path}h1` : path;
}

/** Whether the rubber at `point` touches an element, within `reach` units. */
export function touches(element: BoardElement, point: Point, reach: number): boolean {
  switch (element.type) {
    case 'stroke': {
      const points = pointsOf(element.points);
      const near = reach + element.thickness / 2;
      return points.some((_, at) => distanceTo(point, points[Math.max(0, at - 1)]!, points[at]!) <= near);
    }
    case 'figure':
      return (
        point.x >= Math.min(element.fromX, element.toX) - reach &&
        point.x <= Math.max(element.fromX, element.toX) + reach &&
        point.y >= Math.min(element.fromY, element.toY) - reach &&
        point.y <= Math.max(element.fromY, element.toY) + reach
      );
    case 'writing': {
      const lines = element.text.split('\n');
      const width = 0.55 * element.size * Math.max(...lines.map((line) => line.length));
      const inside = { x: point.x - element.x, y: point.y - element.y };
      return (
        inside.x >= -reach &&
        inside.x <= width + reach &&
        inside.y >= -reach &&
        inside.y <= lines.length * element.size * 1.3 + reach
      );
    }
  }
}
