import { describe, expect, it } from 'vitest';
import { findingsOf, inOrder, nextNumber } from './pages';

const page = (number: number | undefined, name = `Лист ${number}`) => ({ sha256: name, name, page: number });
const unknown = () => undefined;

describe('pages of a solution', () => {
  it('that are all there, and documents beside them, are no matter to tell', () => {
    expect(findingsOf([page(2), page(1), page(undefined, 'Скан.pdf')], unknown)).toEqual({
      missing: [],
      repeated: [],
      same: [],
      blurred: [],
    });
  });

  it('that are missing or numbered twice are told by their numbers', () => {
    const found = findingsOf([page(2), page(5), page(2, 'ещё'), page(5, 'и ещё')], unknown);
    expect(found.missing).toEqual([1, 3, 4]);
    expect(found.repeated).toEqual([2, 5]);
  });

  it('that look the same or are not sharp are told by their names', () => {
    const print = Int8Array.from({ length: 576 }, (_, at) => (at * 37) % 50);
    const other = print.map((value, at) => (at % 2 ? value : -value));
    const looks: Record<string, Int8Array> = { 'Лист 1': print, 'Лист 2': other, 'Лист 3': print };
    const found = findingsOf([page(1), page(2), page(3)], (sha256) => ({
      blurred: sha256 === 'Лист 2',
      print: looks[sha256]!,
    }));
    expect(found.same).toEqual([['Лист 1', 'Лист 3']]);
    expect(found.blurred).toEqual(['Лист 2']);
  });

  it('go in the order of their numbers, and the next one gets the next number', () => {
    const given = [page(3), page(undefined, 'Скан.pdf'), page(1)];
    expect(inOrder(given).map(({ name }) => name)).toEqual(['Лист 1', 'Лист 3', 'Скан.pdf']);
    expect([nextNumber(given), nextNumber([])]).toEqual([4, 1]);
  });
});
