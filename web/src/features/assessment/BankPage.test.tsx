// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ApiError } from '../../api/errors';
import { changeLanguage, i18nReady, loadTexts } from '../../i18n';
import { BankPage } from './BankPage';

vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useParams: () => ({ bankId: 'xxx' }) }),
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
  useRouterState: () => ({}),
  useSearch: () => ({}),
}));
vi.mock('../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: {
    GET: (path: string) =>
      path === '/api/question-banks' ? Promise.resolve([]) : Promise.reject(new ApiError(404, 'platform.not-found')),
  },
}));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('assessment');
});
afterEach(cleanup);

it('offers nothing to do in a bank that there is not', async () => {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <BankPage />
    </QueryClientProvider>,
  );
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByText('Новый вопрос')).toBeNull();
});
