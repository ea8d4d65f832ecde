// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../../../api/errors';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { CreateOlympiadPage } from './CreateOlympiadPage';

interface Sent {
  title: string;
  rounds: { title: string }[];
}

const { sent, refuse } = vi.hoisted(() => ({ sent: [] as Sent[], refuse: { next: false } }));
vi.mock('@tanstack/react-router', () => ({
  useNavigate: () => () => Promise.resolve(),
  useRouterState: () => ({}),
}));
vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: {
    GET: (path: string) =>
      Promise.resolve(
        path === '/api/seasons'
          ? [{ id: 's', name: '2026/27', isCurrent: true }]
          : [{ code: 'physics', name: 'Физика', isOwn: false, isRetired: false }],
      ),
    POST: (_: string, { body }: { body: Sent }) => {
      sent.push(body);
      return refuse.next
        ? Promise.reject(new ApiError(400, 'olympiad.round.title-invalid'))
        : Promise.resolve({ id: 'o' });
    },
  },
}));

beforeAll(async () => {
  Element.prototype.scrollIntoView = () => undefined;
  await i18nReady;
  await changeLanguage('ru');
  await Promise.all([loadTexts('desk'), loadTexts('deskErrors')]);
});
beforeEach(async () => {
  sent.length = 0;
  refuse.next = false;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CreateOlympiadPage />
    </QueryClientProvider>,
  );
  await screen.findByRole('option', { name: 'Физика' });
  write('Предмет', 'physics');
});
afterEach(cleanup);

const titles = () => screen.getAllByLabelText<HTMLInputElement>('Название', { exact: false });
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
// By its form: jsdom would ask no more than the browser does, and the fields are filled.
const submit = () => fireEvent.submit(document.querySelector('form')!);

it('sends the rounds with the olympiad, and after a refusal everything as it stands now', async () => {
  refuse.next = true;
  submit();
  expect((await screen.findByRole('alert')).textContent).toBe('Введите название тура: от 1 до 200 знаков.');
  refuse.next = false;
  fireEvent.change(titles()[0]!, { target: { value: 'Другое название' } });
  submit();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toMatchObject({ title: 'Другое название', rounds: [{ title: 'Теоретический тур' }] });
});

it('brings the first wrong field to the reader and sends nothing', () => {
  fireEvent.change(titles()[1]!, { target: { value: '   ' } });
  submit();
  expect(document.activeElement).toBe(titles()[1]);
  expect(screen.getByText('Введите название тура: от 1 до 200 знаков.')).toBeTruthy();

  write('Конец приёма заявок', '2020-01-01T10:00');
  submit();
  expect(document.activeElement).toBe(screen.getByLabelText('Начало приёма заявок'));
  expect(sent).toHaveLength(0);
});

it('no longer shows what the server refused before', async () => {
  refuse.next = true;
  submit();
  await screen.findByRole('alert');
  fireEvent.change(titles()[0]!, { target: { value: ' ' } });
  submit();
  expect(screen.getByText('Введите название олимпиады: от 1 до 200 знаков.')).toBeTruthy();
  await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
