// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { ofOlympiad } from './documents';
import { Register } from './Register';

vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: {
    GET: (path: string) =>
      Promise.resolve(
        path === '/api/certificates'
          ? { items: [], total: 0 }
          : { isSigned: false, winners: 0, prizeWinners: 0, participants: 0, outdated: 0, last: null },
      ),
  },
}));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('desk');
});
afterEach(cleanup);

it('does not say that all documents are issued where none is and none can be', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Register documents={ofOlympiad('o')} designs={null} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText(/^Пока выдать нечего\./)).toBeTruthy();
  expect(screen.getByText('Документов пока нет')).toBeTruthy();
  expect(screen.queryByText(/^Выданы все документы/)).toBeNull();
});
