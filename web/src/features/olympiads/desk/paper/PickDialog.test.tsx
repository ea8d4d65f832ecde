// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../../i18n';
import { standInForDialogs } from '../../../../ui/dialogsInTests';
import { PickDialog } from './PickDialog';

vi.mock('@tanstack/react-router', () => ({
  Link: ({ to, children }: { to: string; children: ReactNode }) => <a href={to}>{children}</a>,
}));
vi.mock('../../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: { GET: () => Promise.resolve([]) },
}));

beforeAll(async () => {
  standInForDialogs();
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('desk');
});
afterEach(cleanup);

it('says that a bank is to be made first, and leads there', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PickDialog paperId="p" grade={9} present={[]} onClose={() => undefined} onAdded={() => Promise.resolve()} />
    </QueryClientProvider>,
  );
  expect(await screen.findByText('Банков вопросов пока нет')).toBeTruthy();
  expect(screen.getByText('К банкам вопросов').getAttribute('href')).toBe('/questions');
  expect(screen.queryByText('Добавить 0 заданий')).toBeNull();
});
