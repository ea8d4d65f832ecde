import type { DiaryLesson } from './queries';

export interface DiaryDay {
  /** YYYY-MM-DD, by the cabinet's clock. */
  day: string;
  lessons: DiaryLesson[];
}

/** Lessons of the given days, those that were called off among them; each day is there though it has none. */
export function daysOf(lessons: readonly DiaryLesson[], days: readonly string[], dayOf: (moment: string) => string) {
  return days.map((day): DiaryDay => ({ day, lessons: lessons.filter(({ startsAt }) => dayOf(startsAt) === day) }));
}

/** Homework that is to be done yet: due from now on, or handed in and returned; the next first. */
export function homeworkToDo(lessons: readonly DiaryLesson[], now: number) {
  return lessons
    .filter(
      ({ homework }) =>
        homework !== null &&
        (homework.state === 'returned' ||
          (homework.state === null && (homework.dueAt === null ? false : Date.parse(homework.dueAt) >= now))),
    )
    .sort((a, b) => dueOf(a) - dueOf(b));
}

const dueOf = ({ homework }: DiaryLesson) => (homework?.dueAt ? Date.parse(homework.dueAt) : 0);

/** What was to be handed in and was not, or not in time. */
export const homeworkMissing = (lessons: readonly DiaryLesson[], now: number) =>
  lessons.filter(
    ({ homework }) =>
      homework?.takesWorks && homework.state === null && homework.dueAt !== null && Date.parse(homework.dueAt) < now,
  );

/** The last first. */
export const missedLessons = (lessons: readonly DiaryLesson[]) =>
  lessons.filter(({ attendance }) => attendance === 'absent' || attendance === 'ill').reverse();

/** Marks with the lessons that they are of, the last first. */
export const marksOf = (lessons: readonly DiaryLesson[]) =>
  lessons
    .flatMap((lesson) => lesson.marks.map((mark) => ({ lesson, mark })))
    .sort((a, b) => b.lesson.startsAt.localeCompare(a.lesson.startsAt));
