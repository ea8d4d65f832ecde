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
  void client.invalidateQueries({ queryKey });
  server.letGo();
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  expect(list.getCurrentResult().data).toBe('before');
  server.letGo();
  await vi.waitFor(() => expect(list.getCurrentResult().data).toBe('after'));
  leave();
});

it('a page whose line is slower than the notices gets its first answer, and is asked for once more', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const list = new QueryObserver(client, { queryKey, queryFn: server.ask });
  const leave = list.subscribe(() => undefined);
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  for (let notice = 0; notice < 5; notice++) void client.invalidateQueries({ queryKey });
  expect(server.asked()).toBe(1);
  server.letGo();
  await vi.waitFor(() => expect(list.getCurrentResult().data).toBe('before'));
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  leave();
});

it('what a loader waited for is stale when it was changed meanwhile', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const loaded = client.fetchQuery({ queryKey, queryFn: server.ask, staleTime: 60_000 });
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  server.change();
  void client.invalidateQueries();
  server.letGo();
  expect(await loaded).toBe('before');
  await vi.waitFor(() => expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true));
});

it('what is not meant goes on undisturbed', async () => {
  const [server, client] = [slowServer(), new FreshQueryClient()];
  const loaded = client.fetchQuery({ queryKey, queryFn: server.ask });
  await vi.waitFor(() => expect(server.asked()).toBe(1));
  void client.invalidateQueries({ queryKey: ['people'] });
  server.letGo();
  expect(await loaded).toBe('before');
});
