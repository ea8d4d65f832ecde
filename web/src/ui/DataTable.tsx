/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   on a phone the rows are drawn as cards, and a table whose display is changed loses its roles in browsers */
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format';
import { Button } from './Button';
import { ExportLink } from './ExportLink';
import { pageSizes, useTableState, viewRows, type TableState } from './tableState';
import { withQuery } from './withQuery';
import './field.css';
import './dataTable.css';

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts and searches by; columns without it do neither. On a server-side table any value but undefined allows sorting. */
  value?: (row: Row) => string | number | undefined;
  numeric?: boolean;
  /** Heads the card that a row is on a phone. The first column unless another does. */
  head?: boolean;
  /** Says by itself what it is: on a phone it stands without its header. */
  plain?: boolean;
}

interface Props<Row> {
  /** What the table lists, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Given when `rows` is one page read from the server: then the server filters, sorts and cuts by the same state of the address. */
  total?: number;
  /** Given, instead of `total`, when the server pages without counting: is there a page after this one? */
  hasNext?: boolean;
  defaultSort?: string;
  /** Tells the table from the others of its page: its state stands in the address under names that begin so. */
  name?: string;
  searchable?: boolean;
  filters?: ReactNode;
  /**
   * Address by which the server lists the same rows, with the page's own filters: a workbook of all pages is downloaded from there. Where the table
   * searches and sorts in the browser, it adds what for and by what.
   */
  exportList?: string;
  empty?: ReactNode;
}

/** A table that searches, sorts, pages and exports, with its state in the address. On a phone each row becomes a card. */
export function DataTable<Row>({ columns, rows, total, hasNext, defaultSort = '', ...rest }: Props<Row>) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const [state, change] = useTableState(defaultSort, rest.name);
  const uncounted = hasNext !== undefined;
  const inBrowser = total === undefined && !uncounted;
  const head = Math.max(
    0,
    columns.findIndex((column) => column.head),
  );
  const view = inBrowser
    ? viewRows(
        rows,
        state,
        (row) => columns.map((column) => column.value?.(row) ?? '').join(' '),
        (row, id) => columns.find((column) => column.id === id)?.value?.(row),
        i18n.language,
      )
    : { rows, total: total ?? rows.length, page: state.page };
  const pages = uncounted ? state.page + Number(hasNext) : Math.max(1, Math.ceil(view.total / state.size));

  return (
    <div className="table">
      <div className="table-tools" role="search" aria-label={rest.caption}>
        {rest.searchable !== false && <Search value={state.q} onChange={(q) => change({ q })} />}
        {rest.filters}
        {!uncounted && (
          <span className="muted small table-count" role="status">
            {t('table.count', { count: view.total, formatted: formats.number(view.total) })}
          </span>
        )}
        {rest.exportList !== undefined && (
          <ExportLink
            list={inBrowser ? withQuery(rest.exportList, { q: state.q.trim(), order: state.sort }) : rest.exportList}
          />
        )}
      </div>
      {view.total === 0 ? (
        (rest.empty ?? <p className="table-none muted">{t('table.nothing')}</p>)
      ) : (
        <table role="table">
          <caption className="visually-hidden">{rest.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <Header key={column.id} column={column} state={state} onSort={(sort) => change({ sort })} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {view.rows.map((row) => (
              <tr key={rest.rowKey(row)} role="row">
                {columns.map((column, index) => (
                  <td
                    key={column.id}
                    role="cell"
                    data-head={index === head || undefined}
                    data-label={index > head && !column.plain ? column.header : undefined}
                    className={column.numeric ? 'num right' : undefined}
                  >
                    <div>{column.cell(row)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(uncounted ? pages > 1 : view.total > pageSizes[0]) && (
        <nav className="table-pages" aria-label={t('table.pages')}>
          <Button
            kind="ghost"
            aria-disabled={view.page <= 1}
            onClick={() => view.page > 1 && change({ page: view.page - 1 })}
          >
            {t('table.previous')}
          </Button>
          <span className="num">
            {uncounted ? t('table.pageOf', { page: view.page }) : t('table.page', { page: view.page, pages })}
          </span>
          <Button
            kind="ghost"
            aria-disabled={view.page >= pages}
            onClick={() => view.page < pages && change({ page: view.page + 1 })}
          >
            {t('table.next')}
          </Button>
          {!uncounted && (
            <label className="small muted">
              {t('table.size')}{' '}
              <select
                className="input"
                value={state.size}
                onChange={(event) => change({ size: Number(event.target.value) })}
              >
                {pageSizes.map((size) => (
                  <option key={size}>{size}</option>
                ))}
              </select>
            </label>
          )}
        </nav>
      )}
    </div>
  );
}

function Header<Row>({
  column,
  state,
  onSort,
}: {
  column: Column<Row>;
  state: TableState;
  onSort: (sort: string) => void;
}) {
  const className = column.numeric ? 'right' : undefined;
  if (!column.value)
    return (
      <th role="columnheader" scope="col" className={className}>
        {column.header}
      </th>
    );
  const sorted = state.sort === column.id ? 'ascending' : state.sort === `-${column.id}` ? 'descending' : 'none';
  return (
    <th role="columnheader" scope="col" className={className} aria-sort={sorted}>
      <button type="button" onClick={() => onSort(sorted === 'ascending' ? `-${column.id}` : column.id)}>
        {column.header}
        <span aria-hidden="true">{sorted === 'ascending' ? ' ↑' : sorted === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

/** Writes to the address when typing pauses. */
function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [written, setWritten] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    // What was written here comes back later than it was written; anything else is «назад» or a link.
    if (value !== written) {
      setWritten(value);
      setText(value);
    }
  }
  useEffect(() => {
    if (text === written) return;
    const timer = setTimeout(() => {
      setWritten(text);
      onChange(text);
    }, 300);
    return () => clearTimeout(timer);
  }, [text, written, onChange]);
  return (
    <input
      type="search"
      className="input table-search"
      aria-label={t('table.search')}
      placeholder={t('table.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
