import { expect, it } from 'vitest';
import { daysOf, homeworkMissing, homeworkToDo, marksOf, missedLessons } from './diary';
import type { DiaryLesson } from './queries';

const now = Date.parse('2026-11-20T09:00:00Z');
const lesson = (id: string, startsAt: string, rest: Partial<DiaryLesson> = {}) =>
  ({ id, startsAt, homework: null, attendance: null, marks: [], ...rest }) as unknown as DiaryLesson;
const homework = (dueAt: string | null, rest: Partial<NonNullable<DiaryLesson['homework']>> = {}) => ({
  text: '§ 44',
  dueAt,
  takesWorks: true,
  files: 0,
  state: null,
  isLate: false,
  ...rest,
});

it('a day without lessons is a day', () => {
  const days = daysOf([lesson('a', '2026-11-20T06:00:00Z')], ['2026-11-20', '2026-11-21'], (at) => at.slice(0, 10));
  expect(days.map(({ lessons }) => lessons.length)).toEqual([1, 0]);
});

it('homework is to be done until it is due or taken, and again when it was returned', () => {
  const lessons = [
    lesson('later', '2026-11-18T06:00:00Z', { homework: homework('2026-11-23T06:00:00Z') }),
    lesson('soon', '2026-11-18T06:00:00Z', { homework: homework('2026-11-21T06:00:00Z') }),
    lesson('over', '2026-11-17T06:00:00Z', { homework: homework('2026-11-19T06:00:00Z') }),
    lesson('taken', '2026-11-18T06:00:00Z', { homework: homework('2026-11-23T06:00:00Z', { state: 'accepted' }) }),
    lesson('again', '2026-11-10T06:00:00Z', { homework: homework('2026-11-12T06:00:00Z', { state: 'returned' }) }),
  ];
  expect(homeworkToDo(lessons, now).map(({ id }) => id)).toEqual(['again', 'soon', 'later']);
  expect(homeworkMissing(lessons, now).map(({ id }) => id)).toEqual(['over']);
});

it('what was missed and marked stands with the last first', () => {
  const mark = (id: string) => ({ id }) as never;
  const lessons = [
    lesson('one', '2026-11-16T06:00:00Z', { attendance: 'absent', marks: [mark('m1')] }),
    lesson('two', '2026-11-17T06:00:00Z', { attendance: 'late', marks: [mark('m2')] }),
    lesson('three', '2026-11-18T06:00:00Z', { attendance: 'ill' }),
  ];
  expect(missedLessons(lessons).map(({ id }) => id)).toEqual(['three', 'one']);
  expect(marksOf(lessons).map(({ mark: { id } }) => id)).toEqual(['m2', 'm1']);
});
