import type { HubConnection } from '@microsoft/signalr';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ActQueue } from './ActQueue';
import type { RoomAct } from './acts';

const say = (text: string): RoomAct => ({ type: 'say', text, to: 'everybody' });

/** A line whose replies are given by the test, in any order. */
function line() {
  const sent: { id: string; reply: (error?: string) => void; lose: () => void }[] = [];
  const connection = {
    state: 'Connected',
    invoke: (_: string, id: string) =>
      new Promise((resolve, reject) => {
        sent.push({
          id,
          reply: (error) => resolve({ error: error ?? null, args: null }),
          lose: () => reject(new Error('closed')),
        });
      }),
  };
  const cut = () => {
    connection.state = 'Disconnected';
    for (const one of sent) one.lose();
  };
  return { connection: connection as unknown as HubConnection, sent, cut, ids: () => sent.map(({ id }) => id) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('acts leave in their order without waiting for replies', async () => {
  const [queue, first] = [new ActQueue(), line()];
  queue.connect(first.connection);
  const acts = [queue.add(say('1'), 'a'), queue.add(say('2'), 'b'), queue.add(say('3'), 'c')];
  expect(first.ids()).toEqual(['a', 'b', 'c']);
  for (const { reply } of first.sent) reply();
  expect(await Promise.all(acts)).toEqual(['a', 'b', 'c']);
});

test('what a broken line left unanswered leaves again by the next one, in its order and nothing else', async () => {
  const [queue, first, second] = [new ActQueue(), line(), line()];
  queue.connect(first.connection);
  const acts = [queue.add(say('1'), 'a'), queue.add(say('2'), 'b')];
  first.sent[0]!.reply();
  await acts[0];
  first.cut();
  queue.disconnect();
  acts.push(queue.add(say('3'), 'c'));
  await vi.advanceTimersByTimeAsync(5_000);
  queue.connect(second.connection);
  expect(second.ids()).toEqual(['b', 'c']);
  for (const { reply } of second.sent) reply();
  expect(await Promise.all(acts)).toEqual(['a', 'b', 'c']);
});

test('a refusal is told of its own act only', async () => {
  const [queue, first] = [new ActQueue(), line()];
  queue.connect(first.connection);
  const refused = queue.add(say('1'), 'a');
  const done = queue.add(say('2'), 'b');
  first.sent[0]!.reply('lesson.room.talk-closed');
  first.sent[1]!.reply();
  await expect(refused).rejects.toMatchObject({ code: 'lesson.room.talk-closed' });
  expect(await done).toBe('b');
});

test('while the server has no database everything is asked again', async () => {
  const [queue, first] = [new ActQueue(), line()];
  queue.connect(first.connection);
  const done = queue.add(say('1'), 'a');
  first.sent[0]!.reply('platform.database-away');
  await vi.advanceTimersByTimeAsync(600);
  expect(first.ids()).toEqual(['a', 'a']);
  first.sent[1]!.reply();
  expect(await done).toBe('a');
});

test('what leaves again and comes too often is asked for later; at first it is refused', async () => {
  const [queue, first, second] = [new ActQueue(), line(), line()];
  queue.connect(first.connection);
  const refused = queue.add(say('1'), 'a');
  first.sent[0]!.reply('lesson.room.too-often');
  await expect(refused).rejects.toMatchObject({ code: 'lesson.room.too-often' });

  const done = queue.add(say('2'), 'b');
  first.cut();
  queue.disconnect();
  await vi.advanceTimersByTimeAsync(0);
  queue.connect(second.connection);
  second.sent[0]!.reply('lesson.room.too-often');
  await vi.advanceTimersByTimeAsync(600);
  second.sent[1]!.reply();
  expect(await done).toBe('b');
});

test('all that wait for a line that does not return are given up together', async () => {
  const queue = new ActQueue();
  const given = Promise.allSettled([queue.add(say('1'), 'a'), queue.add(say('2'), 'b')]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await given).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
