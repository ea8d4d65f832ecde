// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { type ComponentProps } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { network } from '../../../api/network';
import { changeLanguage, i18nReady } from '../../../i18n';
import { JuryQuestions } from './lazyQuestions';

const line = vi.hoisted(() => ({ isDown: true }));
vi.mock('./JuryQuestions', () => ({ JuryQuestions: () => <p>Вопросы жюри</p> }));
vi.mock('../../../i18n', async (actual) => ({
  ...(await actual<object>()),
  loadTexts: () => (line.isDown ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve()),
}));

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
});
afterEach(cleanup);

it('questions that did not load are loaded when the participant tries again', async () => {
  const props = {} as ComponentProps<typeof JuryQuestions>;
  render(<JuryQuestions {...props} />);
  const again = await screen.findByRole('button', { name: 'Попробовать ещё раз' });
  line.isDown = false;
  fireEvent.click(again);
  expect(await screen.findByText('Вопросы жюри')).toBeTruthy();
});

it('questions that did not load are loaded by themselves once the server answers again', async () => {
  line.isDown = true;
  network.failed();
  render(<JuryQuestions {...({} as ComponentProps<typeof JuryQuestions>)} />);
  await screen.findByRole('button', { name: 'Попробовать ещё раз' });
  line.isDown = false;
  network.succeeded();
  expect(await screen.findByText('Вопросы жюри')).toBeTruthy();
});
