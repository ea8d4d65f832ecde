// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { forgetLeft, keepLeft, leftBy } from './leftHere';

const left = { personId: 'first', name: 'Лебедева Е. П.', works: [] };

afterEach(forgetLeft);

it('tells of what another person has left until that person is back', () => {
  expect(leftBy('second')).toBeUndefined();
  keepLeft(left);
  expect(leftBy('second')).toEqual(left);
  expect(leftBy('first')).toBeUndefined();
  expect(leftBy('second')).toBeUndefined();
});

it('is silent where somebody else has written under its name', () => {
  sessionStorage.setItem('left-here', '{');
  expect(leftBy('second')).toBeUndefined();
});
