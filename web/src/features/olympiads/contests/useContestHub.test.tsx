// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HubOptions } from '../../../api/hub';
import { useContestHub } from './useContestHub';

const { hub } = vi.hoisted(() => ({ hub: { options: undefined as HubOptions | undefined, closed: 0 } }));
vi.mock('../../../api/hub', () => ({
  connectHub: (_: string, options: HubOptions) => {
    hub.options = options;
    return () => (hub.closed += 1);
  },
}));

let read = 0;
function Page() {
  const isLive = useContestHub('c', ['contests', 'c'], 2_000);
  const { data } = useQuery({ queryKey: ['contests', 'c'], queryFn: () => ++read });
  return (
    <p>
      {isLive ? 'live' : 'waits'} {data}
    </p>
  );
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it('reads a contest again when it has moved on, however often that is said at most once in the rest', async () => {
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(10));
  expect(screen.getByText('waits 1')).toBeTruthy();

  await act(async () => {
    hub.options!.onState?.('connected');
    await hub.options!.onConnected(undefined as never);
    await vi.advanceTimersByTimeAsync(10);
  });
  expect(screen.getByText('live 2')).toBeTruthy();

  for (let vote = 0; vote < 9; vote++) hub.options!.on.Changed!();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(read).toBe(2);
  await act(() => vi.advanceTimersByTimeAsync(9_000));
  expect(screen.getByText('live 3')).toBeTruthy();

  unmount();
  expect(hub.closed).toBe(1);
});
