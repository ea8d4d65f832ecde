// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../i18n';
import { Question } from './Question';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('attempt');
});
afterEach(cleanup);

const shown = { onChange: () => undefined, locked: true, seed: 'attempt task', statementId: 'statement' };
const chosen = () => screen.getAllByRole<HTMLInputElement>('radio').filter(({ checked }) => checked).length;

it('two answers to a question that are shown together both keep what was chosen', () => {
  const body = {
    type: 'choice' as const,
    multiple: false,
    shuffle: true,
    options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
  };
  render(
    <>
      <Question {...shown} body={body} answer={{ type: 'choice', selected: ['a'] }} />
      <Question {...shown} body={body} answer={{ type: 'choice', selected: ['b'] }} />
    </>,
  );
  expect(chosen()).toBe(2);
  const order = screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent?.slice(0, 1));
  expect(order.slice(0, 3)).toEqual(order.slice(3));
});

it('so do two answers of true or false', () => {
  render(
    <>
      <Question {...shown} body={{ type: 'trueFalse' }} answer={{ type: 'trueFalse', value: true }} />
      <Question {...shown} body={{ type: 'trueFalse' }} answer={{ type: 'trueFalse', value: false }} />
    </>,
  );
  expect(chosen()).toBe(2);
});
