import { describe, expect, it } from 'vitest';
import { extended, othersRemarks, unturned, type SheetPoint } from './remarks';

describe('a remark on a sheet', () => {
  it('is kept where it is on the sheet, however that is turned', () => {
    const corner = { x: 0.1, y: 0.2 };
    // Where the corner is seen after a turn of so many quarters to the right.
    const seen = [corner, { x: 0.8, y: 0.1 }, { x: 0.9, y: 0.8 }, { x: 0.2, y: 0.9 }];
    for (const [turns, point] of seen.entries()) expect(unturned(point, turns)).toEqual(corner);
    expect(unturned({ x: -0.2, y: 1.3 }, 0)).toEqual({ x: 0, y: 1 });
  });

  it('has no more points than are seen, and than the server takes', () => {
    expect(extended([{ x: 0, y: 0 }], { x: 0.001, y: 0 })).toHaveLength(1);
    expect(extended([{ x: 0, y: 0 }], { x: 0.01, y: 0 })).toHaveLength(2);
    const long = Array.from({ length: 2_000 }).reduce<SheetPoint[]>(
      (line, _, index) => extended(line, { x: index % 2, y: 0.5 }),
      [],
    );
    expect(long.length).toBeLessThanOrEqual(500);
  });

  it('of another juror bears a sign, so that two with one number are told apart', () => {
    const drawn = { file: 1, line: [{ x: 0, y: 0 }], text: 'нет вывода', page: 1 };
    const others = ['Первова', 'Второва'].map((juror) => ({ juror, points: {}, comment: '', remarks: [drawn] }));
    expect(othersRemarks({ others }).map(({ sign, juror, remarks }) => [sign, juror, remarks[0]!.text])).toEqual([
      ['I·', 'Первова', 'нет вывода'],
      ['II·', 'Второва', 'нет вывода'],
    ]);
  });
});
