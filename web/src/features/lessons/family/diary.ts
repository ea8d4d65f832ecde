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

/** How long homework stands there of which nobody said when it is due, and after which no lesson comes. */
const openFor = 7 * 86_400_000;

/** Homework that is to be done yet: due from now on, or handed in and returned; the next first. */
export function homeworkToDo(lessons: readonly DiaryLesson[], now: number) {
  return lessons
    .filter(
      (lesson) =>
        lesson.homework !== null &&
        (lesson.homework.state === 'returned' || (lesson.homework.state === null && dueOf(lesson, lessons) >= now)),
    )
    .sort((a, b) => dueOf(a, lessons) - dueOf(b, lessons));
}

/** Homework without a moment is for the next lesson of the group. */
function dueOf(lesson: DiaryLesson, lessons: readonly DiaryLesson[]) {
  if (lesson.homework?.dueAt) return Date.parse(lesson.homework.dueAt);
  const start = Date.parse(lesson.startsAt);
  const next = lessons
    .filter(({ journal, isCalledOff }) => journal !== null && journal === lesson.journal && !isCalledOff)
    .map(({ startsAt }) => Date.parse(startsAt))
    .filter((at) => at > start);
  return next.length > 0 ? Math.min(...next) : start + openFor;
}

/** Homework that was handed in and waits or was accepted, the last first. */
export const homeworkHandedIn = (lessons: readonly DiaryLesson[]) =>
  lessons.filter(({ homework }) => homework?.state === 'waiting' || homework?.state === 'accepted').reverse();

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
