import { describe, expect, it } from 'vitest';
import { hasMoved, withChange, withProgress } from './live';
import type { JuryBoard, MarkingTask } from './queries';

const cell = (taskId: string, jurorId: string, done: number) =>
  ({ taskId, jurorId, done }) as JuryBoard['cells'][number];

describe('news of the jury', () => {
  it('move the progress of the tasks that they name', () => {
    const held = [
      { taskId: 'a', works: 5, done: 1, mine: 1 },
      { taskId: 'b', works: 5, done: 0, mine: 0 },
    ] as MarkingTask[];
    expect(withProgress(held, [{ taskId: 'a', works: 6, done: 3 }])).toEqual([
      { taskId: 'a', works: 6, done: 3, mine: 1 },
      held[1],
    ]);
  });

  it('are a reason to read what is left for the juror when works were taken, given back or added', () => {
    const held = [{ taskId: 'a', works: 5, done: 3, left: 0 }] as MarkingTask[];
    expect(hasMoved(held, [{ taskId: 'a', works: 5, done: 2 }])).toBe(true);
    expect(hasMoved(held, [{ taskId: 'a', works: 6, done: 3 }])).toBe(true);
    expect(hasMoved(held, [{ taskId: 'a', works: 5, done: 3 }])).toBe(false);
    expect(hasMoved(held, [{ taskId: 'b', works: 9, done: 9 }])).toBe(false);
    expect(hasMoved(undefined, [{ taskId: 'a', works: 5, done: 2 }])).toBe(false);
  });

  it('replace the cells that changed and add new ones', () => {
    const held = { tasks: [], jurors: [], cells: [cell('a', 'x', 1), cell('a', 'y', 4)] } as unknown as JuryBoard;
    const { cells } = withChange(held, { tasks: [], cells: [cell('a', 'x', 2), cell('b', 'x', 1)] });
    expect(cells.map(({ taskId, jurorId, done }) => `${taskId}${jurorId}${String(done)}`).sort()).toEqual([
      'ax2',
      'ay4',
      'bx1',
    ]);
  });
});
