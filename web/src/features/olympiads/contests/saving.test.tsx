// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { NominationsCard } from './NominationsCard';
import { contestQuery } from './queries';
import { SheetsCard } from './SheetsCard';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('contests');
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server that holds one contest and, as the real one, refuses what was changed from an older version. */
function serve() {
  const contest = {
    id: 'c',
    version: 1,
    nominations: [{ id: 'n', title: 'Урок' }],
    sheets: [
      {
        id: 's',
        kind: 'reading',
        title: 'Заочный тур',
        weight: 1,
        criteria: [{ id: '1', text: 'Новизна', maxPoints: 5, step: 1 }],
      },
    ],
  };
  const fetch = vi.fn(async (request: Request) => {
    // Longer than two presses follow each other.
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (request.method === 'GET') return Response.json(contest);
    const { items, version } = (await request.json()) as { items: []; version: number };
    if (version !== contest.version) return Response.json({ code: 'changed-meanwhile' }, { status: 409 });
    contest.version++;
    contest[request.url.endsWith('sheets') ? 'sheets' : 'nominations'] = items;
    return new Response(null, { status: 204 });
  });
  vi.stubGlobal('fetch', fetch);
  return { contest, fetch };
}

function Setup() {
  const queries = useQueryClient();
  const { data } = useQuery(contestQuery('c'));
  const changed = () => queries.invalidateQueries({ queryKey: ['contests'] });
  if (!data) return null;
  return (
    <>
      <NominationsCard contest={data} onChanged={changed} />
      <SheetsCard contest={data} onChanged={changed} />
    </>
  );
}

const show = () =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <Setup />
    </QueryClientProvider>,
  );

const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

function saveBoth() {
  fireEvent.click(screen.getByRole('button', { name: 'Сохранить номинации' }));
  fireEvent.click(screen.getByRole('button', { name: 'Сохранить листы' }));
}

it('two cards of a contest that are saved in one moment are both saved', async () => {
  const { contest } = serve();
  show();
  await screen.findByDisplayValue('Урок');
  write('Номинация 1', 'Открытый урок');
  write('Критерий 1', 'Новизна и польза');
  saveBoth();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Сохранить листы' })).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
  expect(contest.nominations[0]!.title).toBe('Открытый урок');
  expect(contest.sheets[0]!.criteria[0]!.text).toBe('Новизна и польза');
});

it('what a colleague has changed in the same card is still not written over', async () => {
  const { contest } = serve();
  show();
  await screen.findByDisplayValue('Урок');
  write('Номинация 1', 'Открытый урок');
  write('Критерий 1', 'Новизна и польза');
  contest.version++;
  contest.sheets = [{ ...contest.sheets[0]!, title: 'Другой лист' }];
  contest.version++;
  saveBoth();
  expect(await screen.findAllByRole('alert')).not.toHaveLength(0);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Сохранить листы', busy: true })).toBeNull());
  expect(contest.sheets[0]!.title).toBe('Другой лист');
});
