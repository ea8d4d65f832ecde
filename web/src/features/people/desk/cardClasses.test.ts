import { expect, it } from 'vitest';
import { chosenHolders, classesOf, type CardHolder } from './cardClasses';

const holder = (personId: string, classLetter: string, hasOwnPassword: boolean): CardHolder => ({
  personId,
  name: personId,
  grade: 8,
  classLetter,
  login: personId,
  hasOwnPassword,
});
const classes = classesOf([holder('a', 'А', false), holder('b', 'А', true), holder('c', 'Б', true)]);

it('puts holders into their classes and counts those who have no password yet', () => {
  expect(classes.map((c) => [c.name, c.holders.length, c.without.length])).toEqual([
    ['8А', 2, 1],
    ['8Б', 1, 0],
  ]);
});

it('leaves own passwords alone unless told otherwise', () => {
  const ids = (everybody: boolean) => chosenHolders(classes, new Set(['8А']), everybody).map((h) => h.personId);
  expect(ids(false)).toEqual(['a']);
  expect(ids(true)).toEqual(['a', 'b']);
});
