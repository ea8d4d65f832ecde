import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { timeZone, toWall } from '../../../i18n/zone';
import { coursesQuery } from '../queries/courses';
import { learningQuery } from '../queries/learning';
import { isStaff, useMe } from '../queries/me';
import type { TodayItem } from '../queries/today';

/** Something to do, with a word of its own instead of what its kind says. */
export interface Todo extends TodayItem {
  note?: string;
}

/** What courses ask of the person: as learner, as tutor, and of the cabinet. */
export function useCourseTodos(now: number) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const me = useMe();
  const today = toWall(now, timeZone()).slice(0, 10);
  // Parents do not learn here.
  const learning = useQuery({ ...learningQuery, enabled: me?.roles.some((role) => role !== 'guardian') ?? false });
  const courses = useQuery({ ...coursesQuery, enabled: me !== undefined && isStaff(me) });
  const items: Todo[] = [];
  const add = (href: string, title: string, note: string) =>
    items.push({ kind: 'course', href, title, note, subtitle: '', state: 'later', startsAt: null, endsAt: null });

  const tutored = new Set<string>();
  for (const { enrolmentId, title, ...course } of learning.data?.courses ?? []) {
    if (course.state !== 'active') continue;
    if (course.returned > 0)
      add(
        `/learning/${enrolmentId}`,
        t('today.courses.returned', { course: title }),
        t('today.courses.returnedNote', { count: course.returned }),
      );
    if (course.answers > 0 && course.answeredUnitId)
      add(
        `/learning/${enrolmentId}/units/${course.answeredUnitId}`,
        t('today.courses.answers', { count: course.answers }),
        title,
      );
    // By days of the cabinet, which are written alike.
    if (course.startsOn > today && !course.nextUnitId)
      add(`/learning/${enrolmentId}`, t('today.courses.starts', { date: formats.dayAndMonth(course.startsOn) }), title);
    if (!course.nextUnitId) continue;
    const note = [
      title,
      course.overdue > 0 && t('today.courses.overdue', { count: course.overdue }),
      course.dueOn && t('today.courses.due', { date: formats.dayAndMonth(course.dueOn) }),
    ];
    add(
      `/learning/${enrolmentId}/units/${course.nextUnitId}`,
      t(course.done === 0 ? 'today.courses.begin' : 'today.courses.goOn', { unit: course.nextUnit }),
      note.filter(Boolean).join(' · '),
    );
  }
  for (const { cohortId, title, cohort, works, questions } of learning.data?.toMark ?? []) {
    tutored.add(title);
    if (questions > 0) add('/tutor-questions', t('today.courses.questions', { questions }), `${title}, ${cohort}`);
    if (works > 0) add(`/cohorts/${cohortId}/works`, t('today.courses.toMark', { works }), `${title}, ${cohort}`);
  }
  for (const { id, title, requests, toMark } of courses.data ?? []) {
    const href = `/courses/${id}/cohorts`;
    if (requests > 0) add(href, t('today.courses.requests', { requests }), title);
    // A tutor of it has the queue itself.
    if (toMark > 0 && !tutored.has(title)) add(href, t('today.courses.toMark', { works: toMark }), title);
  }
  return { items, isPending: learning.isLoading || courses.isLoading, error: learning.error ?? courses.error };
}
