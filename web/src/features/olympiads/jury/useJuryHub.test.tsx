// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import type { HubOptions } from '../../../api/hub';
import { juryBoardQuery, type JuryBoard } from './queries';
import { useJuryHub } from './useJuryHub';

const { server } = vi.hoisted(() => ({
  server: { options: undefined as HubOptions | undefined, answers: [] as ((board: unknown) => void)[] },
}));
vi.mock('../../../api/hub', () => ({
  connectHub: (_: string, options: HubOptions) => {
    server.options = options;
    return () => undefined;
  },
}));
vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => answer,
  api: { GET: () => new Promise((done) => server.answers.push(done)) },
}));

const board = (done: number) =>
  ({ tasks: [], jurors: [], cells: [{ taskId: 't', jurorId: 'j', done }] }) as unknown as JuryBoard;

it('news of the board are not written over by an answer that was asked for before them', async () => {
  const queries = new QueryClient();
  const query = juryBoardQuery('r');
  queries.setQueryData(query.queryKey, board(1));
  const done = () => queries.getQueryData(query.queryKey)?.cells[0]?.done;
  renderHook(() => (useJuryHub(['r']), useQuery(query)), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    ),
  });
  await waitFor(() => expect(server.answers).toHaveLength(1));
  (server.options!.on['BoardChanged'] as unknown as (change: JuryBoard) => void)(board(2));
  await waitFor(() => expect(server.answers).toHaveLength(2));
  server.answers[0]!(board(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done()).toBe(2);
  server.answers[1]!(board(3));
  await waitFor(() => expect(done()).toBe(3));
});
