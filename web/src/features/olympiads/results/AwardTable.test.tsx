// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { AwardTable } from './AwardTable';
import { Compared } from './Compared';
import type { AwardRow, AwardStatus, AwardTrack } from './queries';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('results');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const row = (cipher: string, before: AwardStatus, status: AwardStatus): AwardRow => ({
  rowId: cipher,
  registrationId: null,
  place: { from: 1, to: 1 },
  points: 5,
  name: null,
  school: null,
  grade: null,
  ciphers: [cipher],
  before,
  status,
});
const track = (name: string, rows: AwardRow[]): AwardTrack => ({
  trackId: name,
  name,
  grade: 8,
  maxPoints: 10,
  quota: 1,
  winnerQuota: 1,
  rows,
});

it('tells what rules that are tried change in all tracks, and shows those whom they change', async () => {
  vi.stubGlobal('scrollTo', () => undefined);
  const eight = track('8 класс', [row('Б8-100', 'participant', 'winner'), row('Б8-200', 'participant', 'participant')]);
  const nine = track('9 класс', [row('Б9-100', 'winner', 'participant'), row('Б9-200', 'winner', 'prizeWinner')]);
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <>
          <Compared track={eight} tracks={[eight, nine]} />
          <AwardTable track={eight} trying signed={false} onChanged={() => Promise.resolve()} />
        </>
      ),
    }),
    history: createMemoryHistory(),
  });
  await act(() => router.load());
  render(<RouterProvider router={router as never} />);
  expect(screen.getByText(/во всех параллелях: повышаются — 1, понижаются — 2. Из них 8 класс: 1 и 0\./)).toBeTruthy();
  expect(screen.getByText('Б8-200')).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: 'Только те, чей статус меняется' }));
  expect(screen.queryByText('Б8-200')).toBeNull();
  expect(screen.getByText('Б8-100')).toBeTruthy();
});
