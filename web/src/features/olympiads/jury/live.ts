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

/** What is left for this juror the news do not say: where the jury has moved, the list is read again (see useJuryHub). */
export const withProgress = (held: MarkingTask[], tasks: Progress[]): MarkingTask[] =>
  held.map((task) => {
    const now = tasks.find(({ taskId }) => taskId === task.taskId);
    return now ? { ...task, works: now.works, done: now.done } : task;
  });

/** Whether the news differ from what is shown. */
export const hasMoved = (held: MarkingTask[] | undefined, tasks: Progress[]) =>
  held?.some((task) =>
    tasks.some(({ taskId, works, done }) => taskId === task.taskId && (works !== task.works || done !== task.done)),
  ) === true;

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
