import { describe, expect, it } from 'vitest';
import { allPages } from './allPages';
import { fromInput, inDays, toInput } from './moments';

describe('moments of forms', () => {
  it('come back as the same minute', () => {
    const instant = '2026-11-23T07:05:00.000Z';
    expect(fromInput(toInput(instant))).toBe(instant);
  });

  it('are undefined while the input is empty or broken', () => {
    expect(fromInput('')).toBeUndefined();
    expect(fromInput('2026-13-40T10:00')).toBeUndefined();
  });

  it('are proposed at a full hour across the end of a month', () => {
    expect(inDays(new Date(2026, 0, 30, 17, 44).getTime(), 3, 10)).toBe('2026-02-02T10:00');
  });
});

describe('allPages', () => {
  it('reads until it has all, and stops when the list shrinks meanwhile', async () => {
    const asked: number[] = [];
    const read = (total: number) => (page: number, size: number) => {
      asked.push(page);
      const items = Array.from({ length: 5 }, (_, n) => n).slice((page - 1) * size, page * size);
      return Promise.resolve({ items, total });
    };
    expect(await allPages(read(5), 2)).toEqual([0, 1, 2, 3, 4]);
    expect(asked).toEqual([1, 2, 3]);
    expect(await allPages(read(9), 2)).toEqual([0, 1, 2, 3, 4]);
  });
});
