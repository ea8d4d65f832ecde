import { describe, expect, it } from 'vitest';
import { freeId, freshDraft, freshTypes, shownOrder } from './fresh';

const item = (id: string) => ({ id, text: id });

describe('beginnings of questions', () => {
  it.each(freshTypes)('of the type %s has a body of that type', (type) => {
    expect(freshDraft(type).body.type).toBe(type);
  });

  it('finds an id that is not taken, also after the alphabet', () => {
    expect(freeId(['a', 'c'])).toBe('b');
    expect(freeId(['x', 'y'], 'xy')).toBe('x1');
  });

  it('never shows the items in the right order', () => {
    const items = ['a', 'b', 'c'].map(item);
    expect(shownOrder(items, ['a', 'b', 'c']).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(shownOrder(items, ['b', 'a', 'c']).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
