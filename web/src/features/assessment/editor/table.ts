import { freeNumber } from './fresh';
import { partOf, partsOf, plainOf, settled, summaryOf, type GapPart } from './gaps';
import type { BodyOf, KeyOf } from './types';

export type Table = [body: BodyOf<'table'>, key: KeyOf<'gaps'>];
type Cell = BodyOf<'table'>['rows'][number][number];

const blank = (): Cell => ({ text: '', gapId: null });

export const widthOf = (body: BodyOf<'table'>) => body.columns.length || (body.rows[0]?.length ?? 0);

/** The table with other cells; gaps without a cell go, the others stand in the order of the cells. */
function put([body, key]: Table, rows: Cell[][], parts: Map<string, GapPart> = partsOf(body.gaps, key)): Table {
  const ids = rows.flatMap((row) => row.flatMap((cell) => (cell.gapId === null ? [] : [cell.gapId])));
  const { gaps, keys } = settled(ids, parts);
  return [
    { ...body, rows, gaps },
    { ...key, gaps: keys },
  ];
}

const changed = (body: BodyOf<'table'>, row: number, column: number, cell: Cell) =>
  body.rows.map((cells, y) => (y === row ? cells.map((known, x) => (x === column ? cell : known)) : cells));

export const withCell = (table: Table, row: number, column: number, text: string) =>
  put(table, changed(table[0], row, column, { text, gapId: null }));

/** The cell for the participant to fill, its text being the answer; and back again. */
export function toggled(table: Table, row: number, column: number): Table {
  const [body, key] = table;
  const { text, gapId } = body.rows[row]![column]!;
  const parts = partsOf(body.gaps, key);
  if (gapId !== null) {
    const part = parts.get(gapId);
    const first = part?.key.texts[0]?.pattern;
    const answer = first === undefined ? (part ? summaryOf(part) : '') : plainOf(first);
    return put(table, changed(body, row, column, { text: answer, gapId: null }));
  }
  const id = freeNumber([...parts.keys()]);
  parts.set(id, partOf(id, text ?? ''));
  return put(table, changed(body, row, column, { text: null, gapId: id }), parts);
}

export const withRow = (table: Table) =>
  put(table, [...table[0].rows, Array.from({ length: Math.max(1, widthOf(table[0])) }, blank)]);

export const withoutRow = (table: Table, row: number) =>
  put(
    table,
    table[0].rows.filter((_, index) => index !== row),
  );

export const withColumn = (table: Table): Table => {
  const [body, key] = table;
  const columns = body.columns.length > 0 ? [...body.columns, ''] : [];
  return put(
    [{ ...body, columns }, key],
    body.rows.map((row) => [...row, blank()]),
  );
};

export const withoutColumn = (table: Table, column: number): Table => {
  const [body, key] = table;
  const keep = <T>(list: readonly T[]) => list.filter((_, index) => index !== column);
  return put([{ ...body, columns: keep(body.columns) }, key], body.rows.map(keep));
};

/** With headings of the columns, or without any. */
export const withHeadings = ([body, key]: Table, on: boolean): Table => [
  { ...body, columns: on ? Array.from({ length: widthOf(body) }, () => '') : [] },
  key,
];

/** Where the gap stands, from 0. */
export function placeOf(body: BodyOf<'table'>, id: string): { row: number; column: number } {
  const row = body.rows.findIndex((cells) => cells.some((cell) => cell.gapId === id));
  return { row, column: body.rows[row]?.findIndex((cell) => cell.gapId === id) ?? -1 };
}
