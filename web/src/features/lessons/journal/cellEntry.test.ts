import { expect, it } from 'vitest';
import { actOf, moved, placeIn } from './cellEntry';

const key = (key: string, code = '', ctrlKey = false) => ({ key, code, ctrlKey, metaKey: false, altKey: false });

it('digits are marks, letters are attendance, in either layout', () => {
  expect(actOf(key('5'))).toEqual({ type: 'mark', value: 'five' });
  expect(actOf(key('н', 'KeyY'))).toEqual({ type: 'attendance', state: 'absent' });
  expect(actOf(key('y', 'KeyY'))).toEqual({ type: 'attendance', state: 'absent' });
  expect(actOf(key('Н', 'KeyY'))).toEqual({ type: 'attendance', state: 'absent' });
  expect(actOf(key(',', 'Comma'))).toEqual({ type: 'attendance', state: 'ill' });
});

it('there is no mark 1 and 6, and shortcuts of the browser stay what they are', () => {
  expect(actOf(key('1'))).toBeUndefined();
  expect(actOf(key('6'))).toBeUndefined();
  expect(actOf(key('5', 'Digit5', true))).toBeUndefined();
});

it('arrows stop at the edge of the table', () => {
  expect(moved([0, 0], { rows: -1, columns: 0 }, 3, 2)).toEqual([0, 0]);
  expect(moved([2, 1], { rows: 1, columns: 0 }, 3, 2)).toEqual([2, 1]);
  expect(moved([1, 0], { rows: 0, columns: 1 }, 3, 2)).toEqual([1, 1]);
});

it('cells of pupils who were not in the group are passed over, and the keys always have a place', () => {
  const isThere = (row: number, column: number) => row !== 1 && !(row === 2 && column === 0);
  expect(moved([0, 1], { rows: 1, columns: 0 }, 3, 2, isThere)).toEqual([2, 1]);
  expect(moved([0, 0], { rows: 1, columns: 0 }, 3, 2, isThere)).toEqual([0, 0]);
  expect(placeIn([1, 1], 3, 2, isThere)).toEqual([2, 1]);
  expect(placeIn([5, 7], 3, 2, isThere)).toEqual([2, 1]);
  expect(placeIn([1, 0], 2, 2, (row, column) => row === 0 && column === 1)).toEqual([0, 1]);
});
