import { describe, expect, it } from 'vitest';
import { fits, movedPart, newQuestion, sumOfDraw } from './quizDraft';

const row = { type: 'choice', tags: ['сеть', 'пароли'], gradeFrom: 5, gradeTo: 7, archived: false };

describe('a draw takes a question', () => {
  it.each([
    ['that has all of its tags', { tags: ['пароли'], grade: null }, row, true],
    ['and none that lacks one', { tags: ['пароли', 'почта'], grade: null }, row, false],
    ['for the grade at either end', { tags: [], grade: 7 }, row, true],
    ['and none for another', { tags: [], grade: 8 }, row, false],
    ['and none that a person would have to judge', { tags: [], grade: null }, { ...row, type: 'essay' }, false],
    ['and none out of the archive', { tags: [], grade: null }, { ...row, archived: true }, false],
  ])('%s', (_, draw, asked, taken) => expect(fits(draw, asked)).toBe(taken));
});

it('a draw brings between the cheapest and the dearest of what it may take', () => {
  expect(sumOfDraw([3, 1, 2], 2)).toEqual({ from: 3, to: 5 });
  expect(sumOfDraw([2, 2, 2], 2)).toEqual({ from: 4, to: 4 });
  // As many as there are.
  expect(sumOfDraw([5], 3)).toEqual({ from: 5, to: 5 });
  expect(sumOfDraw([], 3)).toEqual({ from: 0, to: 0 });
});

it('a part changes places with its neighbour, and stays where it has none', () => {
  const parts = ['a', 'b', 'c'].map((id) => newQuestion(id, id));
  expect(movedPart(parts, 0, 1)?.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  expect(movedPart(parts, 2, -1)?.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
  expect(movedPart(parts, 0, -1)).toBeUndefined();
  expect(movedPart(parts, 2, 1)).toBeUndefined();
});
