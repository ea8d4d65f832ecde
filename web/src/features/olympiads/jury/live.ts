import type { JuryBoard, MarkingTask } from './queries';

/** Of the whole jury. */
export interface Progress {
  taskId: string;
  works: number;
  done: number;
}

export interface BoardChange {
  tasks: JuryBoard['tasks'];
  /** Those that changed. */
  cells: JuryBoard['cells'];
}

/** What is left for this juror is known from the list only: at most as much as is left for all. */
export const withProgress = (held: MarkingTask[], tasks: Progress[]): MarkingTask[] =>
  held.map((task) => {
    const now = tasks.find(({ taskId }) => taskId === task.taskId);
    return now ? { ...task, works: now.works, done: now.done } : task;
  });

export const withChange = (held: JuryBoard, { tasks, cells }: BoardChange): JuryBoard => ({
  ...held,
  tasks,
  cells: [
    ...held.cells.filter(
      (cell) => !cells.some(({ taskId, jurorId }) => taskId === cell.taskId && jurorId === cell.jurorId),
    ),
    ...cells,
  ],
});
