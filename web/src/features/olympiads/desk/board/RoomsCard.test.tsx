// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../../i18n';
import type { Board } from '../queries';
import { RoomsCard } from './RoomsCard';

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
afterEach(cleanup);

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
