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

const show = (turns: Turn[], isSettled: boolean) => {
  const markings = turns.map((turn) => ({ turn, points: {}, comment: '', remarks: [] }));
  render(<CriteriaPoints criteria={[]} markings={markings} isSettled={isSettled} />);
  return {
    headings: screen.getAllByRole('heading').map(({ textContent }) => textContent?.trim()),
    isMean: screen.queryByText('Засчитано среднее двух проверок.') !== null,
  };
};

it.each([
  [['first'], true, ['Баллы жюри'], false],
  [['first', 'second'], true, ['Первая проверка', 'Вторая проверка'], true],
  [['first', 'second'], false, ['Первая проверка', 'Вторая проверка'], false],
  [['first', 'second', 'third'], true, ['Первая проверка', 'Вторая проверка', 'Третья проверка засчитано'], false],
  [['first', 'appeal'], true, ['Баллы жюри', 'Баллы по апелляции засчитано'], false],
] as [Turn[], boolean, string[], boolean][])(
  'of the markings %j (settled: %s) it is said which counts',
  (turns, isSettled, headings, isMean) => {
    expect(show(turns, isSettled)).toEqual({ headings, isMean });
  },
);
