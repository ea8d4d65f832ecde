// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { standInForDialogs } from '../../../ui/dialogsInTests';
import { Obstacles } from './Obstacles';
import type { Results } from './queries';
import { SigningCard } from './SigningCard';

beforeAll(async () => {
  standInForDialogs();
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('results');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const standing = (standingVersion: number, winners: number): Results => ({
  olympiadId: 'o',
  title: 'Информатика',
  rules: { quotaShare: 0.25, winnerShare: 0.08, winnerLeast: 0.5, prizeWinnerLeast: 0.5, edge: 'allOut', cuts: [] },
  rulesVersion: 3,
  standingVersion,
  isChair: true,
  frozenAt: null,
  signing: null,
  blocks: {
    openRounds: [],
    unmarked: [],
    unmarkedTotal: 0,
    unscored: 0,
    late: 0,
    rescoring: 0,
    appeals: 0,
    appealsUntil: null,
    nothingScored: false,
  },
  tracks: [{ rows: Array.from({ length: winners }, () => ({ status: 'winner' })) }] as Results['tracks'],
  changes: [],
});

it('the chair signs what was on the page when the dialog opened, not a mark that comes meanwhile', async () => {
  const sent = vi.fn();
  vi.stubGlobal('fetch', async (request: Request) => {
    sent(await request.json());
    return new Response(null, { status: 204 });
  });
  const card = (results: Results) => (
    <QueryClientProvider client={new QueryClient()}>
      <SigningCard results={results} unsaved={false} isStaff={false} onChanged={() => Promise.resolve()} />
    </QueryClientProvider>
  );
  const page = render(card(standing(7, 2)));
  fireEvent.click(screen.getByRole('button', { name: 'Подписать итоги' }));
  page.rerender(card(standing(8, 1)));
  expect(screen.getByRole('dialog').textContent).toContain('Победителей: 2');
  fireEvent.click(screen.getAllByRole('button', { name: 'Подписать итоги' }).at(-1)!);
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ standingVersion: 7, rulesVersion: 3 }));
});

it('the chair has the protocol by cipher before the signature, and the one of Word with it', () => {
  const card = (results: Results) => (
    <QueryClientProvider client={new QueryClient()}>
      <SigningCard results={results} unsaved={false} isStaff={false} onChanged={() => Promise.resolve()} />
    </QueryClientProvider>
  );
  const page = render(card({ ...standing(7, 2), isChair: false }));
  expect(screen.queryByRole('link')).toBeNull();
  page.rerender(card(standing(7, 2)));
  expect(screen.getByRole('link', { name: 'Протокол, xlsx' }).getAttribute('href')).toBe(
    '/api/olympiads/o/standing/protocol.xlsx',
  );
  expect(screen.queryByRole('link', { name: 'Протокол жюри, docx' })).toBeNull();
});

it('an obstacle names the round and the track of what is not marked', () => {
  const { blocks } = standing(7, 2);
  const task = { cipher: 'Б8-417', roundTitle: 'Теория', trackName: '8 класс', position: 3 };
  render(<Obstacles blocks={{ ...blocks, unmarked: [task], unmarkedTotal: 1 }} />);
  expect(screen.getByText('Б8-417 — задание 3 (8 класс, Теория)')).toBeTruthy();
});
