// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { NetworkError } from './errors';
import { exchange } from './fetch';
import { network } from './network';

const address = 'http://localhost/api/time';

/** A line that takes everything and brings nothing: what only a signal ends. */
const swallow = (request: Request, init?: RequestInit) =>
  new Promise<Response>((_, reject) => {
    const signals = [request.signal, init?.signal].filter((signal) => signal !== undefined && signal !== null);
    for (const signal of signals) signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

afterEach(() => {
  vi.unstubAllGlobals();
  network.succeeded();
});

test('a line that swallows the request has failed: by the patience of the exchange, or by the signal of the request', async () => {
  vi.stubGlobal('fetch', swallow);
  await expect(exchange(new Request(address), 20)).rejects.toBeInstanceOf(NetworkError);
  expect(network.isOnline()).toBe(false);
  network.succeeded();
  await expect(exchange(new Request(address, { signal: AbortSignal.timeout(20) }))).rejects.toBeInstanceOf(
    NetworkError,
  );
  expect(network.isOnline()).toBe(false);
});

test('an answer of which nobody has use any more says nothing of the line', async () => {
  vi.stubGlobal('fetch', swallow);
  const gone = new AbortController();
  const asked = exchange(new Request(address, { signal: gone.signal }), 1_000);
  gone.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  expect(network.isOnline()).toBe(true);
});

test('an answer that has begun may take its time', async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: Request, init?: RequestInit) => {
    signals.push(init?.signal);
    return new Response('{}');
  });
  await exchange(new Request(address), 20);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(signals[0]?.aborted).toBe(false);
});
