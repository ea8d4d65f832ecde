import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { CheckField } from '../../../ui/Field';
import { Fault } from './fields';
import { GapList } from './GapFields';
import { partsOf, summaryOf } from './gaps';
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
import type { PartProps } from './types';

/** A table as the author fills it: a ticked cell is left to the participant, and what stood in it becomes its answer. */
export function TableFields({ body, answerKey: key, onChange, problems }: PartProps<'table', 'gaps'>) {
  const { t } = useTranslation('assessment');
  const table: Table = [body, key];
  const put = (next: Table) => onChange(...next);
  const parts = partsOf(body.gaps, key);
  const columns = Array.from({ length: widthOf(body) }, (_, index) => index);
  const headings = body.columns.length > 0;
  const cellName = (row: number, column: number) => t('table.cell', { row: row + 1, column: column + 1 });

  return (
    <div className="stack">
      <CheckField
        label={t('table.headings')}
        checked={headings}
        onChange={(event) => put(withHeadings(table, event.target.checked))}
      />
      <p className="small muted">{t('table.hint')}</p>
      <div className="table-edit">
        <table>
          <caption className="visually-hidden">{t('table.caption')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  <div className="cell">
                    {headings && (
                      <input
                        className="input"
                        aria-label={t('table.heading', { column: column + 1 })}
                        placeholder={t('table.headingHint')}
                        value={body.columns[column]}
                        onChange={(event) => {
                          const renamed = body.columns.map((known, other) =>
                            other === column ? event.target.value : known,
                          );
                          onChange({ ...body, columns: renamed }, key);
                        }}
                      />
                    )}
                    <Button
                      kind="ghost"
                      aria-label={t('table.removeColumn', { column: column + 1 })}
                      aria-disabled={columns.length === 1}
                      onClick={() => columns.length > 1 && put(withoutColumn(table, column))}
                    >
                      ×
                    </Button>
                  </div>
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {body.rows.map((row, y) => (
              <tr key={y}>
                {row.map(({ text, gapId }, x) => (
                  <td key={x} data-gap={gapId !== null || undefined}>
                    {gapId === null ? (
                      <input
                        className="input"
                        aria-label={cellName(y, x)}
                        value={text ?? ''}
                        onChange={(event) => put(withCell(table, y, x, event.target.value))}
                      />
                    ) : (
                      <p className="answer">{summaryOf(parts.get(gapId)!) || t('table.noAnswer')}</p>
                    )}
                    <label className="small">
                      <input
                        type="checkbox"
                        aria-label={t('table.fillOf', { name: cellName(y, x) })}
                        checked={gapId !== null}
                        onChange={() => put(toggled(table, y, x))}
                      />
                      {t('table.fill')}
                    </label>
                  </td>
                ))}
                <td>
                  <Button
                    kind="ghost"
                    aria-label={t('table.removeRow', { row: y + 1 })}
                    aria-disabled={body.rows.length === 1}
                    onClick={() => body.rows.length > 1 && put(withoutRow(table, y))}
                  >
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Fault text={problems.at('body.rows') ?? problems.at('body.columns')} />
      <div className="line">
        <Button kind="ghost" onClick={() => put(withRow(table))}>
          {t('table.addRow')}
        </Button>
        <Button kind="ghost" onClick={() => put(withColumn(table))}>
          {t('table.addColumn')}
        </Button>
      </div>
      <GapList
        body={body}
        answerKey={key}
        problems={problems}
        nameOf={(id) => {
          const { row, column } = placeOf(body, id);
          return cellName(row, column);
        }}
        onChange={onChange}
      />
    </div>
  );
}
