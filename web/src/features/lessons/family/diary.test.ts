import { expect, it } from 'vitest';
import { daysOf, homeworkHandedIn, homeworkMissing, homeworkToDo, marksOf, missedLessons } from './diary';
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

it('homework of no moment is to be done until the next lesson of the group, or for a week', () => {
  const group = (id: string, journal: string | null, startsAt: string, rest: Partial<DiaryLesson> = {}) =>
    lesson(id, startsAt, { journal, isCalledOff: false, ...rest });
  const free = { homework: homework(null, { takesWorks: false }) };
  const lessons = [
    group('past', 'physics', '2026-11-12T06:00:00Z', free),
    group('yesterday', 'physics', '2026-11-19T06:00:00Z', free),
    group('this week', null, '2026-11-14T06:00:00Z', free),
    group('long ago', null, '2026-11-12T08:00:00Z', free),
    group('none', 'physics', '2026-11-21T06:00:00Z', { isCalledOff: true }),
    group('next', 'physics', '2026-11-23T06:00:00Z'),
  ];
  expect(homeworkToDo(lessons, now).map(({ id }) => id)).toEqual(['this week', 'yesterday']);
  expect(homeworkMissing(lessons, now)).toEqual([]);
});

it('works that wait or were accepted stay in reach', () => {
  const of = (id: string, state: 'waiting' | 'accepted' | 'returned' | null) =>
    lesson(id, '2026-11-18T06:00:00Z', { homework: homework(null, { state }) });
  const lessons = [of('a', 'accepted'), of('b', 'returned'), of('c', 'waiting'), of('d', null)];
  expect(homeworkHandedIn(lessons).map(({ id }) => id)).toEqual(['c', 'a']);
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
