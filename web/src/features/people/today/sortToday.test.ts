import { expect, it } from 'vitest';
import type { TodayItem } from '../queries/today';
import { sortToday } from './sortToday';

const now = Date.parse('2026-11-23T10:00:00Z');
const minutes = (count: number) => new Date(now + count * 60_000).toISOString();
const item = (title: string, state: TodayItem['state'], startsAt: string | null, endsAt: string | null): TodayItem => ({
  kind: 'attempt',
  title,
  subtitle: '',
  href: `/${title}`,
  state,
  startsAt,
  endsAt,
});

it('puts what is on, what comes and what waits apart, each in its order', () => {
  const sorted = sortToday(
    [
      item('later', 'next', minutes(90), null),
      item('results', 'later', minutes(-60), null),
      item('todo', 'later', minutes(-60), minutes(60)),
      item('soon', 'next', minutes(30), null),
      item('on', 'now', minutes(-5), minutes(60)),
      item('next week', 'later', minutes(9000), minutes(9060)),
    ],
    now,
  );
  expect(sorted.running.map((i) => i.title)).toEqual(['on']);
  expect(sorted.next.map((i) => i.title)).toEqual(['soon', 'later', 'next week']);
  expect(sorted.todo.map((i) => i.title)).toEqual(['todo', 'results']);
});

it('moves an item to what is on when its hour comes, without asking the server', () => {
  const items = [item('soon', 'next', minutes(1), minutes(60))];
  expect(sortToday(items, now).running).toEqual([]);
  expect(sortToday(items, now + 60_000).running).toEqual(items);
});
