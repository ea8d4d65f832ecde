// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { standInForDialogs } from '../../../ui/dialogsInTests';
import { MyAppealsPage } from './MyAppealsPage';

const { server } = vi.hoisted(() => ({ server: { mine: {} as object } }));
vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useParams: () => ({ attemptId: 'a' }) }),
  Link: () => null,
  useRouterState: () => false,
}));
vi.mock('../../../api/client', () => ({
  body: (answer: unknown) => Promise.resolve(answer),
  api: { GET: (path: string) => (path.endsWith('/shown') ? { tasks: [task] } : server.mine) },
}));

const task = {
  taskId: 't2',
  position: 2,
  maxPoints: 5,
  points: 2,
  statementHtml: '',
  body: { type: 'essay' },
  answer: null,
  files: [],
  criteria: [{ id: '1', text: 'Полнота', maxPoints: 5, step: 1 }],
  markings: [{ turn: 'first', points: { 1: 2 }, comment: '', remarks: [], counts: true }],
  modelAnswerHtml: null,
};
const from = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const mine = (closesIn: number) => ({
  attemptId: 'a',
  roundId: 'r',
  isOwn: true,
  showingOpensAt: from(-60),
  showingClosesAt: from(closesIn),
  appealsUntil: from(24 * 60),
  procedureUntil: from(-90),
  hasAnalysis: false,
  marked: [{ taskId: 't2', position: 2, criteria: task.criteria }],
  appeals: [],
});
const page = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MyAppealsPage />
    </QueryClientProvider>,
  );

beforeAll(async () => {
  standInForDialogs();
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('appeals', 'attempt');
});
beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const appeal = () => screen.findByRole('button', { name: 'Подать апелляцию по заданию 2' });

it('takes an appeal on points after the works are shown no more, to the end of the term', async () => {
  server.mine = mine(-10);
  page();
  fireEvent.click(await appeal());
  expect(screen.getByRole('dialog', { name: 'Апелляция по заданию 2' })).toBeTruthy();
});

it('keeps what is being written when the showing ends meanwhile', async () => {
  server.mine = mine(1);
  page();
  fireEvent.click(await appeal());
  fireEvent.change(screen.getByLabelText('С чем вы не согласны и почему'), { target: { value: 'Вывод есть' } });
  await act(() => vi.advanceTimersByTimeAsync(90_000));
  expect(screen.getByText('Показ работ закончился.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('С чем вы не согласны и почему').value).toBe('Вывод есть');
});
