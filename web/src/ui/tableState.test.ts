import { describe, expect, it } from 'vitest';
import { readTableState, viewRows } from './tableState';

describe('readTableState', () => {
  it('forgives what somebody typed into the address', () => {
    expect(readTableState({ q: 214, page: -3, size: 7, sort: { a: 1 } }, 'name')).toEqual({
      q: '214',
      sort: 'name',
      page: 1,
      size: 25,
    });
  });
});

describe('tables of one page', () => {
  it('have states of their own', () => {
    const address = { sort: 'name', page: 2, 'n2-sort': '-points', 'n2-q': 7 };
    expect(readTableState(address, 'place', 'n2')).toEqual({ q: '7', sort: '-points', page: 1, size: 25 });
    expect(readTableState(address, 'place', 'n1').sort).toBe('place');
  });
});

describe('viewRows', () => {
  const people = [
    { name: 'Ёлкина Анна', grade: 8 },
    { name: 'Жуков Пётр', grade: undefined },
    { name: 'Елкин Борис', grade: 10 },
  ];
  const view = (state: Partial<ReturnType<typeof readTableState>>) =>
    viewRows(
      people,
      { ...readTableState({}), ...state },
      (p) => p.name,
      (p, column) => (column === 'grade' ? p.grade : p.name),
      'ru',
    );

  it('finds words in any order and does not tell ё from е', () => {
    expect(view({ q: 'анна елкина' }).rows.map((p) => p.name)).toEqual(['Ёлкина Анна']);
    expect(view({ q: 'ёлкин' }).total).toBe(2);
  });

  it('sorts numbers as numbers and leaves the empty last in both directions', () => {
    expect(view({ sort: 'grade' }).rows.map((p) => p.grade)).toEqual([8, 10, undefined]);
    expect(view({ sort: '-grade' }).rows.map((p) => p.grade)).toEqual([10, 8, undefined]);
  });

  it('shows the last page when the asked one is gone', () => {
    expect(view({ page: 9 })).toMatchObject({ page: 1, total: 3 });
  });
});
