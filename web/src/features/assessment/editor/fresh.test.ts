import { describe, expect, it } from 'vitest';
import { freeId, freeNumber, freshDraft, mixed, newItemId, shownOrder } from './fresh';
import { questionTypes } from './types';

const item = (id: string) => ({ id, text: id });

describe('beginnings of questions', () => {
  it.each(questionTypes)('of the type %s has a body of that type', (type) => {
    expect(freshDraft(type).body.type).toBe(type);
  });

  it('finds an id that is not taken, also after the alphabet', () => {
    expect(freeId(['a', 'c'])).toBe('b');
    expect(freeId(['x', 'y'], 'xy')).toBe('x1');
  });

  it('finds the first free number', () => {
    expect(freeNumber([])).toBe('1');
    expect(freeNumber(['1', '3', 'x'])).toBe('2');
  });

  it('gives ids that say nothing of the place', () => {
    const made: { id: string }[] = [];
    for (let count = 0; count < 200; count++) made.push({ id: newItemId(made) });
    const ids = made.map(({ id }) => id);
    expect(new Set(ids).size).toBe(200);
    expect(ids).not.toEqual([...ids].sort());
    expect(ids.every((id) => /^[0-9a-f]{6}$/.test(id))).toBe(true);
  });

  it('mixes without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    expect(mixed(list)).not.toEqual(list);
    expect(mixed(list).sort((a, b) => a - b)).toEqual(list);
  });

  it('never shows the items in the right order, and leaves any other as it is', () => {
    const items = ['a', 'b', 'c'].map(item);
    const shown = shownOrder(items, ['a', 'b', 'c']).map(({ id }) => id);
    expect(shown).not.toEqual(['a', 'b', 'c']);
    expect([...shown].sort()).toEqual(['a', 'b', 'c']);
    expect(shownOrder(items, ['b', 'a', 'c']).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(shownOrder([item('a')], ['a'])).toEqual([item('a')]);
  });
});
