import type { MarkingView } from './queries';

export type Remark = MarkingView['remarks'][number];
export type SheetPoint = Remark['line'][number];

/** What another juror drew, under a sign of its own. */
export interface OthersRemarks {
  sign: string;
  juror: string;
  remarks: readonly Remark[];
}

/** Those of the jurors between whom the chair decides, in the order in which their points stand beside each other. */
export const othersRemarks = ({ others }: Pick<MarkingView, 'others'>): OthersRemarks[] =>
  others.map(({ juror, remarks }, index) => ({ sign: `${'I'.repeat(index + 1)}·`, juror, remarks }));

/** Fewer points than the server takes, and nearer to each other than is seen. */
const mostPoints = 400;
const nearest = 0.004;

/** A point of the sheet as it is shown, turned by quarters to the right, as one of the sheet as it is stored; all in shares of width and height. */
export function unturned({ x, y }: SheetPoint, turns: number): SheetPoint {
  const at = [
    { x, y },
    { x: y, y: 1 - x },
    { x: 1 - x, y: 1 - y },
    { x: 1 - y, y: x },
  ][turns % 4]!;
  const inside = (share: number) => Number(Math.min(1, Math.max(0, share)).toFixed(4));
  return { x: inside(at.x), y: inside(at.y) };
}

/** The line with one more point, if it is worth one. */
export function extended(line: SheetPoint[], point: SheetPoint): SheetPoint[] {
  const last = line.at(-1);
  const isFar = !last || Math.hypot(point.x - last.x, point.y - last.y) >= nearest;
  return isFar && line.length < mostPoints ? [...line, point] : line;
}
