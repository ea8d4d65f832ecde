// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import ProofCard from './ProofCard';

vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: {
    GET: () => [
      { number: 1, madeAt: '2026-11-23T12:00:00Z', root: 'aa11' },
      { number: 2, madeAt: '2026-11-24T12:00:00Z', root: 'bb22' },
    ],
  },
}));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('receipts');
});
afterEach(cleanup);

const card = (own: boolean) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProofCard attemptId="w" roundId="r" own={own} />
    </QueryClientProvider>,
  );

it('shows the last digest of the round beside the receipts of the own work', async () => {
  card(true);
  expect(await screen.findByText('bb22')).toBeTruthy();
  expect(screen.getByText(/^Итог тура № 2, опубликован /)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Скачать квитанции' })).toBeTruthy();
});

it('shows a guardian the digest alone: the receipts are the author’s', async () => {
  card(false);
  expect(await screen.findByText('bb22')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});
