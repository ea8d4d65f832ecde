import { describe, expect, it } from 'vitest';
import { freshDraft } from './fresh';
import {
  placeOf,
  toggled,
  widthOf,
  withCell,
  withColumn,
  withHeadings,
  withoutColumn,
  withoutRow,
  withRow,
  type Table,
} from './table';

function fresh(): Table {
  const { body, key } = freshDraft('table');
  return [body, key] as Table;
}

const cells = ([body]: Table) => body.rows.map((row) => row.map(({ text, gapId }) => text ?? `#${gapId}`));

/** a 1 / b 2, with the second column left to fill. */
function filled() {
  let table = fresh();
  for (const [row, column, text] of [
    [0, 0, 'a'],
    [0, 1, '1'],
    [1, 0, 'b'],
    [1, 1, 'два'],
  ] as const)
    table = withCell(table, row, column, text);
  return toggled(toggled(table, 1, 1), 0, 1);
}

describe('a table to fill', () => {
  it('takes what stood in a ticked cell for its answer, gaps in the order of the cells', () => {
    const [body, key] = filled();
    expect(cells([body, key])).toEqual([
      ['a', '#2'],
      ['b', '#1'],
    ]);
    expect(body.gaps.map(({ id }) => id)).toEqual(['2', '1']);
    expect(key.gaps['2']!.numbers[0]!.value).toBe(1);
    expect(key.gaps['1']!.texts).toEqual([{ pattern: 'два', share: 1 }]);
    expect(placeOf(body, '1')).toEqual({ row: 1, column: 1 });
  });

  it('gives the answer back when the cell is no longer ticked', () => {
    const table = toggled(toggled(filled(), 0, 1), 1, 1);
    expect(cells(table)).toEqual([
      ['a', '1'],
      ['b', 'два'],
    ]);
    expect([table[0].gaps, table[1].gaps]).toEqual([[], {}]);
  });

  it('grows and shrinks evenly, and loses the gaps of what is taken out', () => {
    let table = withColumn(withRow(filled()));
    expect(table[0].rows.map((row) => row.length)).toEqual([3, 3, 3]);
    expect([widthOf(table[0]), table[0].columns.length]).toEqual([3, 3]);
    table = withoutRow(table, 0);
    expect(Object.keys(table[1].gaps)).toEqual(['1']);
    table = withoutColumn(table, 1);
    expect([table[0].gaps, table[0].columns.length, widthOf(table[0])]).toEqual([[], 2, 2]);
  });

  it('keeps its width with headings and without', () => {
    const without = withHeadings(filled(), false);
    expect([without[0].columns, widthOf(without[0])]).toEqual([[], 2]);
    expect(withColumn(without)[0].columns).toEqual([]);
    expect(withHeadings(withColumn(without), true)[0].columns).toEqual(['', '', '']);
  });
});
