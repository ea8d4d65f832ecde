// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/errors';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { CandidatesPage } from './CandidatesPage';

const { sent } = vi.hoisted(() => ({ sent: [] as { items: { personId: string }[] }[] }));
vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useParams: () => ({ olympiadId: 'o' }) }),
  Link: () => null,
  useNavigate: () => () => Promise.resolve(),
  useRouterState: () => ({}),
  useSearch: () => ({}),
}));
vi.mock('../../../ui/tableState', async (original) => ({
  ...(await original<object>()),
  useTableState: () => [{ q: '', sort: '', page: 1, size: 25 }, () => undefined],
}));
vi.mock('../../../ui/AddressFilter', () => ({ AddressFilter: () => null, useAddressValue: () => '' }));
const answers: Record<string, object> = {
  '/api/olympiads/{id}': { title: 'Биология', tracks: [{ id: 't', name: '9 класс', grade: 9 }] },
  '/api/olympiads/{id}/candidates': { items: [pupil('a', 'Соколова'), pupil('b', 'Белов')], total: 2 },
};
vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: {
    GET: (path: string) => Promise.resolve(answers[path] ?? [{ id: 's', shortName: 'Школа № 1' }]),
    POST: (_: string, { body }: { body: (typeof sent)[number] }) => {
      sent.push(body);
      return body.items.some(({ personId }) => personId === 'b')
        ? Promise.reject(new ApiError(403, 'olympiad.registration.not-a-pupil', { personId: 'b' }))
        : Promise.resolve({ registered: 1, already: 0 });
    },
  },
}));

function pupil(personId: string, lastName: string) {
  return {
    personId,
    lastName,
    firstName: 'Саша',
    middleName: '',
    grade: 9,
    classLetter: 'А',
    trackIds: ['t'],
    registrationId: null,
    status: null,
    registeredElsewhere: false,
    missingConsents: [],
  };
}

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('registrations');
});
afterEach(cleanup);

it('names the pupil because of whom none was entered, and enters the others without that pupil', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CandidatesPage />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Отметить всех на странице' }));
  fireEvent.click(screen.getByRole('button', { name: 'Внести 2 участников' }));

  expect(await screen.findByText('Дело в одном ученике: Белов Саша. Никто из отмеченных пока не внесён.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Снять эту отметку' }));
  expect(screen.queryByRole('alert')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Внести 1 участника' }));
  await vi.waitFor(() => expect(sent.at(-1)!.items.map(({ personId }) => personId)).toEqual(['a']));
});
