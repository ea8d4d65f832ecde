// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../../i18n';
import type { Board } from '../queries';
import { RoomsCard } from './RoomsCard';

const screenOf = vi.hoisted(() => ({ narrow: false }));
vi.mock('../../../../ui/tableState', () => ({ useTableState: () => [{}, () => undefined] }));
vi.mock('../../../../ui/useNarrow', () => ({ useNarrow: () => screenOf.narrow }));

const participants = ['1', '2', '3'].map((registrationId) => ({
  registrationId,
  organizationId: 'a',
  room: '',
  attemptId: null,
  state: 'notOpened',
  isPresent: registrationId === '1' ? true : null,
  hasKit: registrationId !== '3',
  entriesUnsent: 0,
  filesExpected: 0,
  filesReceived: 0,
  left: [],
}));
const board = {
  closedAt: null,
  schools: [{ organizationId: 'a', name: 'Школа № 1' }],
  participants,
} as unknown as Board;

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('desk');
});
afterEach(() => {
  screenOf.narrow = false;
  cleanup();
});

it('counts a school that sits in one room as well, and marks all of it present at once', () => {
  const onSeated = vi.fn();
  render(<RoomsCard board={board} running maySeat onSeated={onSeated} />);
  expect(screen.getByRole('heading', { name: 'Явка и работы' })).toBeTruthy();
  expect(screen.getByText(/на месте 1 из 3 · комплект на устройстве: 2/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Все на месте: Школа № 1' }));
  expect(onSeated).toHaveBeenCalledWith(participants.slice(1));
});

it('shows nothing where nobody takes part', () => {
  const { container } = render(
    <RoomsCard board={{ ...board, schools: [], participants: [] }} running maySeat onSeated={() => undefined} />,
  );
  expect(container.innerHTML).toBe('');
});

it('folds several schools on a phone to how many have opened the paper and are waited for', () => {
  screenOf.narrow = true;
  const [first, ...others] = participants;
  const two = {
    ...board,
    schools: [...board.schools, { organizationId: 'b', name: 'Школа № 2' }],
    participants: [
      { ...first, attemptId: 'x', state: 'handedIn', left: ['filesMissing'] },
      ...others,
      { ...first, registrationId: '4', organizationId: 'b' },
    ],
  } as unknown as Board;
  render(<RoomsCard board={two} running maySeat onSeated={() => undefined} />);
  const [one] = screen.getAllByRole<HTMLDetailsElement>('group');
  expect(one!.open).toBe(false);
  expect(one!.querySelector('summary')!.textContent).toBe('Школа № 1ждём 11 из 3');
  expect(one!.textContent).toContain('на месте 1 из 3');
});
