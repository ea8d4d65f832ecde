// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { changeLanguage, i18nReady, loadTexts } from '../../../i18n';
import { CriteriaPoints } from './CriteriaPoints';
import type { ShownTask } from './queries';

type Turn = ShownTask['markings'][number]['turn'];

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
  await loadTexts('appeals');
});
afterEach(cleanup);

const show = (turns: Turn[], counting: Turn[]) => {
  const markings = turns.map((turn) => ({
    turn,
    points: {},
    comment: '',
    remarks: [],
    counts: counting.includes(turn),
  }));
  render(<CriteriaPoints criteria={[]} markings={markings} />);
  return {
    headings: screen.getAllByRole('heading').map(({ textContent }) => textContent?.trim()),
    isMean: screen.queryByText('Засчитано среднее двух проверок.') !== null,
  };
};

it.each([
  [['first'], ['first'], ['Баллы жюри'], false],
  [['first', 'second'], ['first', 'second'], ['Первая проверка', 'Вторая проверка'], true],
  [['first', 'second'], [], ['Первая проверка', 'Вторая проверка'], false],
  [['first', 'second', 'third'], ['third'], ['Первая проверка', 'Вторая проверка', 'Третья проверка засчитано'], false],
  [
    ['first', 'second', 'third'],
    ['second'],
    ['Первая проверка', 'Вторая проверка засчитано', 'Третья проверка'],
    false,
  ],
  [['first', 'appeal'], ['appeal'], ['Баллы жюри', 'Баллы по апелляции засчитано'], false],
] as [Turn[], Turn[], string[], boolean][])(
  'of the markings %j it is said that %j count, as the server says',
  (turns, counting, headings, isMean) => {
    expect(show(turns, counting)).toEqual({ headings, isMean });
  },
);
