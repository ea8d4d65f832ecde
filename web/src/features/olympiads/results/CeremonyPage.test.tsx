// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { CeremonyPage } from './CeremonyPage';

vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  getRouteApi: () => ({ useParams: () => ({ olympiadId: 'o' }) }),
  useNavigate: () => () => undefined,
}));

vi.mock('../../../ui/leaving', () => ({ useLeaving: () => false }));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('results');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('takes a name off the wall soon after its consent is withdrawn', async () => {
  vi.useFakeTimers();
  let name: string | null = 'Соколова Анна';
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json({
        title: 'Биология',
        tracks: [
          {
            trackId: 't',
            name: '8 класс',
            maxPoints: 10,
            rows: [{ name, number: 7, school: null, points: 9, place: { from: 1, to: 1 }, status: 'winner' }],
          },
        ],
      }),
    ),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CeremonyPage />
    </QueryClientProvider>,
  );
  await act(() => vi.advanceTimersByTimeAsync(100));
  fireEvent.click(screen.getByRole('button', { name: 'Начать' }));
  fireEvent.keyDown(window, { key: 'PageDown' });
  expect(screen.getByText('Соколова Анна')).toBeTruthy();
  name = null;
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  expect(screen.queryByText('Соколова Анна')).toBeNull();
});
