import type { TodayItem } from '../queries/today';

const at = (instant: string | null) => (instant === null ? Number.POSITIVE_INFINITY : Date.parse(instant));

/**
 * The server says what an item is; the clock goes on between two answers, so an item whose hour has come is shown as
 * running at once.
 */
export function sortToday(items: readonly TodayItem[], now: number) {
  const isRunning = (item: TodayItem) =>
    item.state === 'now' || (item.state === 'next' && at(item.startsAt) <= now && now < at(item.endsAt));
  // What is far off and has begun already only has a term: entering pupils, for one.
  const isComing = (item: TodayItem) =>
    item.state === 'next' || (item.state === 'later' && item.startsAt !== null && at(item.startsAt) > now);
  const byStart = (a: TodayItem, b: TodayItem) => at(a.startsAt) - at(b.startsAt);
  const running = items.filter(isRunning);
  const rest = items.filter((item) => !isRunning(item));
  return {
    running,
    next: rest.filter(isComing).sort(byStart),
    todo: rest.filter((item) => !isComing(item)).sort((a, b) => at(a.endsAt) - at(b.endsAt)),
  };
}
