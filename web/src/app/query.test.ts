import { QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { FreshQueryClient } from './query';

/** A server whose answers are written when they are asked for and arrive when they are let go. */
function slowServer() {
  let written = 'before';
  const waiting: (() => void)[] = [];
  return {
    change: () => (written = 'after'),
    ask: () => {
      const answer = written;
      return new Promise<string>((arrive) => waiting.push(() => arrive(answer)));
    },
    asked: () => waiting.length,
    letGo: () => waiting.splice(0).forEach((arrive) => arrive()),
  };
}

const queryKey = ['entries'];

it('a list whose first answer was written before a change shows the change', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const list = new QueryObserver(client, { queryKey, queryFn: server.ask });
  const leave = list.subscribe(() => undefined);
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  server.change();
  const invalidated = client.invalidateQueries({ queryKey });
  await vi.waitFor(() => expect(server.asked()).toBe(2));
  server.letGo();
  await invalidated;
  expect(list.getCurrentResult().data).toBe('after');
  leave();
});

it('a page that waits for its first answer gets the one after the change', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const loaded = client.fetchQuery({ queryKey, queryFn: server.ask });
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  server.change();
  void client.invalidateQueries();
  await vi.waitFor(() => expect(server.asked()).toBe(2));
  server.letGo();
  expect(await loaded).toBe('after');
});

it('what is not meant goes on undisturbed', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const loaded = client.fetchQuery({ queryKey, queryFn: server.ask });
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  void client.invalidateQueries({ queryKey: ['people'] });
  server.letGo();
  expect(await loaded).toBe('before');
});
