import { useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { isLeaving } from './leaving';

/** What a table keeps in the address. `sort` is a column id, with a minus for descending; `page` counts from 1. */
export interface TableState {
  q: string;
  sort: string;
  page: number;
  size: number;
}

export const pageSizes = [25, 50, 100, 200] as const;

const ownNames: readonly string[] = ['q', 'sort', 'page', 'size'] satisfies (keyof TableState)[];

const count = (value: unknown, otherwise: number) =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise;

/** What a part of the state is called in the address: tables that share a page have names of their own. */
const nameOf = (name: string, table: string) => (table === '' ? name : `${table}-${name}`);

/** Reads the state from what stands in the address, forgiving what somebody typed there. */
export function readTableState(address: Record<string, unknown>, sort = '', table = ''): TableState {
  const search = {
    q: address[nameOf('q', table)],
    sort: address[nameOf('sort', table)],
    page: address[nameOf('page', table)],
    size: address[nameOf('size', table)],
  };
  const size = count(search.size, pageSizes[0]);
  return {
    // The router reads q=123 as a number.
    q: search.q === undefined || search.q === null ? '' : String(search.q),
    sort: typeof search.sort === 'string' ? search.sort : sort,
    page: count(search.page, 1),
    size: pageSizes.some((known) => known === size) ? size : pageSizes[0],
  };
}

/**
 * The table's state in the address, so that a link, «назад» and a reload bring the same view. Every change but of the page returns to page 1.
 * @param table Tells the table from the others of its page.
 */
export function useTableState(defaultSort = '', table = '') {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const router = useRouter();
  const state = useMemo(() => readTableState(search, defaultSort, table), [search, defaultSort, table]);
  const change = useCallback(
    (next: Partial<TableState> & Record<string, unknown>) => {
      // The address is the next page's already.
      if (isLeaving(router.state)) return;
      const merge = (before: Record<string, unknown>) => {
        const after: Record<string, unknown> = { ...before, [nameOf('page', table)]: undefined };
        for (const [key, value] of Object.entries(next))
          after[ownNames.includes(key) ? nameOf(key, table) : key] = value === '' || value === 1 ? undefined : value;
        return after;
      };
      void router.navigate({ to: '.', search: merge as never, replace: true, resetScroll: false });
    },
    [router, table],
  );
  return [state, change] as const;
}

/** Rows of a table that lives in the browser: filtered, sorted, cut to the page. */
export function viewRows<Row>(
  rows: readonly Row[],
  state: TableState,
  textOf: (row: Row) => string,
  sortKeyOf: (row: Row, column: string) => string | number | undefined,
  locale: string,
): { rows: Row[]; total: number; page: number } {
  const plain = (text: string) => text.toLocaleLowerCase(locale).replaceAll('ё', 'е');
  const words = plain(state.q).split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    const text = words.length > 0 ? plain(textOf(row)) : '';
    return words.every((word) => text.includes(word));
  });
  if (state.sort) {
    const column = state.sort.replace(/^-/, '');
    const sign = state.sort.startsWith('-') ? -1 : 1;
    const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
    found.sort((a, b) => {
      const [x, y] = [sortKeyOf(a, column), sortKeyOf(b, column)];
      // What has no value stands last in both directions.
      if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
      return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)));
    });
  }
  const pages = Math.max(1, Math.ceil(found.length / state.size));
  const page = Math.min(state.page, pages);
  return { rows: found.slice((page - 1) * state.size, page * state.size), total: found.length, page };
}
