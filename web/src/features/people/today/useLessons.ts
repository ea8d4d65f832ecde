import { useQuery } from '@tanstack/react-query';
import { lessonsQuery } from '../queries/lessons';
import type { TodayItem } from '../queries/today';

/** So long before its start a lesson is shown as something that is on: one goes in and tries the sound. */
const early = 10 * 60_000;
const soon = 2 * 24 * 3_600_000;

/** Lessons of the person that go on or come soon. */
export function useLessons(now: number) {
  const lessons = useQuery(lessonsQuery(false));
  const items = (lessons.data?.lessons ?? [])
    .filter(({ belongs, calledOffAt }) => belongs && !calledOffAt)
    .map((lesson): TodayItem => {
      const startsAt = Date.parse(lesson.startsAt);
      const isOn = lesson.begunAt !== null || startsAt - early <= now;
      return {
        kind: lesson.leads && !lesson.begunAt ? 'lesson-open' : 'lesson',
        title: lesson.title,
        subtitle: lesson.leads ? '' : lesson.teachers.join(', '),
        startsAt: lesson.startsAt,
        endsAt: new Date(startsAt + lesson.minutes * 60_000).toISOString(),
        state: isOn ? 'now' : startsAt - now < soon ? 'next' : 'later',
        href: `/rooms/${lesson.id}`,
        ward: null,
      };
    });
  return { items, isPending: lessons.isLoading, error: lessons.error };
}
