import { describe, expect, it } from 'vitest';
import { distribution, median, placeText } from './distribution';

describe('distribution', () => {
  it('counts every work once, the full score in the last span', () => {
    const bins = distribution([0, 1.5, 40.5, 41, 20], 41);
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(5);
    expect(bins.at(-1)).toEqual({ from: 40, to: 41, count: 2 });
    expect(bins.length).toBeLessThanOrEqual(21);
    expect(bins[0]).toEqual({ from: 0, to: 5, count: 2 });
  });

  it('reaches below zero when marks are negative, and beyond the maximum', () => {
    const bins = distribution([-3, 12], 10);
    expect(bins[0]!.from).toBeLessThanOrEqual(-3);
    expect(bins.at(-1)!.to).toBe(12);
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
  });
});

it('takes the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

it('writes shared places as a span', () => {
  expect(placeText({ from: 1, to: 2 })).toBe('1–2');
  expect(placeText({ from: 3, to: 3 })).toBe('3');
});
