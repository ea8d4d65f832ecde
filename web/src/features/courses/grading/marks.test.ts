import { expect, it } from 'vitest';
import { writtenMark } from './marks';

it('reads a mark with a comma or a point, and an empty field as none', () => {
  expect(writtenMark(' 4,5 ')).toBe(4.5);
  expect(writtenMark('4.25')).toBe(4.25);
  expect(writtenMark('0')).toBe(0);
  expect(writtenMark('  ')).toBeNull();
});
