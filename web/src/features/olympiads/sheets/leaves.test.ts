import { describe, expect, it } from 'vitest';
import { earlier, kindOf, withPages } from './leaves';

const leaf = (file: number, page = 1) => ({ file, page });

describe('the order of leaves', () => {
  it('puts one before the one that was before it', () => {
    expect(earlier([leaf(1), leaf(2), leaf(2, 2)], leaf(2, 2))).toEqual([leaf(1), leaf(2, 2), leaf(2)]);
    expect(earlier([leaf(1), leaf(2)], leaf(1))).toEqual([leaf(1), leaf(2)]);
  });

  it('takes the pages of a file in when it is opened, and keeps what was put elsewhere', () => {
    const pagesOf = (file: number) => (file === 2 ? 3 : 1);
    const opened = withPages([leaf(3), leaf(2), leaf(1)], pagesOf);
    expect(opened).toEqual([leaf(3), leaf(2), leaf(2, 2), leaf(2, 3), leaf(1)]);
    const moved = earlier(earlier(opened, leaf(2, 2)), leaf(2, 2));
    expect(withPages(moved, pagesOf)).toEqual([leaf(2, 2), leaf(3), leaf(2), leaf(2, 3), leaf(1)]);
  });
});

describe('a file of an answer', () => {
  it('is shown by its type', () => {
    const types = ['image/png', 'application/pdf', 'text/plain', null];
    expect(types.map(kindOf)).toEqual(['picture', 'pdf', 'other', 'missing']);
  });
});
