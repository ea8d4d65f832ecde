// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { isTakenQuiz } from './take';

const one = { id: 'a', number: 1, openedAt: '', handedInAt: '', points: 1, maxPoints: 1, passed: true, counts: true };
const untried = { minutes: null, runningId: null, tries: [] };

it('takes quizzes without a time limit that were not tried, or whose try runs', () => {
  expect(isTakenQuiz(untried)).toBe(true);
  expect(isTakenQuiz({ ...untried, runningId: 'a', tries: [one] })).toBe(true);
  expect(isTakenQuiz({ ...untried, tries: [one] })).toBe(false);
  expect(isTakenQuiz({ ...untried, minutes: 20 })).toBe(false);
  expect(isTakenQuiz(null)).toBe(false);
});
