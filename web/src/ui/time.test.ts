import { expect, it } from 'vitest';
import { clockFace } from './time';

it.each([
  [4_360_000, '1:12:40'],
  [247_000, '4:07'],
  [1, '0:01'],
  [0, '0:00'],
  [-5_000, '0:00'],
  [36_000_000, '10:00:00'],
])('shows %i ms as %s', (left, face) => {
  expect(clockFace(left)).toBe(face);
});
