// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { forgetLeft, keepLeft, leftBeside, ownerIsBack } from './leftHere';

const left = { personId: 'first', name: 'Лебедева Е. П.', works: [] };
const other = { personId: 'second', name: 'Орлов К. И.', works: [] };

afterEach(forgetLeft);

it('tells of what other people have left until they are back', () => {
  expect(leftBeside('second')).toEqual([]);
  keepLeft(left);
  expect(leftBeside('second')).toEqual([left]);
  expect(leftBeside('first')).toEqual([]);
  keepLeft(other);
  expect(leftBeside('third')).toEqual([left, other]);
  ownerIsBack('first');
  expect(leftBeside('third')).toEqual([other]);
  expect(leftBeside('first')).toEqual([other]);
});

it('tells once of who has left something twice', () => {
  keepLeft({ ...left, name: 'Лебедева' });
  keepLeft(left);
  expect(leftBeside('second')).toEqual([left]);
});

it('is silent where somebody else has written under its name', () => {
  for (const written of ['{', '{}', 'null']) {
    sessionStorage.setItem('left-here', written);
    expect(leftBeside('second')).toEqual([]);
  }
});
