import type { components } from '../../../api/schema';

export type SchoolMark = components['schemas']['SchoolMark'];
export type MarkKind = components['schemas']['MarkKind'];
export type AttendanceState = components['schemas']['AttendanceState'];

export const schoolMarks: readonly SchoolMark[] = ['five', 'four', 'three', 'two', 'credit', 'noCredit'];
export const markKinds: readonly MarkKind[] = ['answer', 'homework', 'independent', 'practical', 'project', 'test'];
export const attendanceStates: readonly AttendanceState[] = ['present', 'late', 'absent', 'ill'];

/** What the server takes where nobody says another weight. */
export const usualWeight: Record<MarkKind, number> = {
  answer: 1,
  homework: 1,
  independent: 2,
  practical: 2,
  project: 2,
  test: 3,
};

/** What a key means in a cell. */
export type CellAct =
  | { type: 'mark'; value: SchoolMark }
  | { type: 'attendance'; state: AttendanceState }
  | { type: 'remove' }
  | { type: 'open' }
  | { type: 'move'; rows: number; columns: number };

const byKey: Record<string, CellAct> = {
  '2': { type: 'mark', value: 'two' },
  '3': { type: 'mark', value: 'three' },
  '4': { type: 'mark', value: 'four' },
  '5': { type: 'mark', value: 'five' },
  н: { type: 'attendance', state: 'absent' },
  б: { type: 'attendance', state: 'ill' },
  о: { type: 'attendance', state: 'late' },
  п: { type: 'attendance', state: 'present' },
  з: { type: 'mark', value: 'credit' },
  Delete: { type: 'remove' },
  Backspace: { type: 'remove' },
  Enter: { type: 'open' },
  ' ': { type: 'open' },
  ArrowUp: { type: 'move', rows: -1, columns: 0 },
  ArrowDown: { type: 'move', rows: 1, columns: 0 },
  ArrowLeft: { type: 'move', rows: 0, columns: -1 },
  ArrowRight: { type: 'move', rows: 0, columns: 1 },
};

/** The Russian letter of a key that stands there on the usual keyboard, whichever layout is on. */
const letters: Record<string, string> = { KeyY: 'н', Comma: 'б', KeyJ: 'о', KeyG: 'п', KeyP: 'з' };

export function actOf(event: { key: string; code: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }) {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return byKey[event.key] ?? byKey[event.key.toLowerCase()] ?? byKey[letters[event.code] ?? ''];
}

type Place = [row: number, column: number];
type IsThere = (row: number, column: number) => boolean;

/** The next place in a table of so many rows and columns; cells that are not there are passed over, at the edge one stays. */
export function moved(
  [row, column]: Readonly<Place>,
  by: { rows: number; columns: number },
  rows: number,
  columns: number,
  isThere: IsThere = () => true,
): Place {
  let [nextRow, nextColumn] = [row + by.rows, column + by.columns];
  while (nextRow >= 0 && nextRow < rows && nextColumn >= 0 && nextColumn < columns) {
    if (isThere(nextRow, nextColumn)) return [nextRow, nextColumn];
    nextRow += by.rows;
    nextColumn += by.columns;
  }
  return [row, column];
}

/** The place that takes the keys: the wanted one, or where that is not there the next in its column, then the first of the table. */
export function placeIn([row, column]: Readonly<Place>, rows: number, columns: number, isThere: IsThere): Place {
  const [wantedRow, wantedColumn] = [Math.min(row, rows - 1), Math.min(column, columns - 1)];
  const inColumn = Array.from({ length: rows }, (_, at): Place => [(wantedRow + at) % rows, wantedColumn]);
  const all = Array.from({ length: rows * columns }, (_, at): Place => [Math.floor(at / columns), at % columns]);
  return [...inColumn, ...all].find((place) => isThere(...place)) ?? [wantedRow, wantedColumn];
}
