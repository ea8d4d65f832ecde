import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { cleanText, plainText, withEntry } from '../answers';
import type { Gap } from '../contract';
import { InlineHtml } from './Html';
import type { QuestionProps } from './types';

// The same marks as MethodCabinet.Domain.Assessment.GapMarks.
const mark = /\{\{([\p{L}\p{Nd}_-]{1,40})\}\}/gu;

/** A text with fields in it. The fields are put into places marked in the sanitized HTML, so that its other marks stay as they are. */
export function GapTextQuestion(props: QuestionProps<'gapText', 'gaps'>) {
  const { t } = useTranslation('attempt');
  const { body, statementId } = props;
  const text = useRef<HTMLDivElement>(null);
  const [places, setPlaces] = useState<{ id: string; element: Element }[]>([]);
  const html = useMemo(() => body.text.replace(mark, '<span data-gap="$1"></span>'), [body.text]);
  const gaps = new Map(body.gaps.map((gap) => [gap.id, gap]));

  useLayoutEffect(() => {
    const { current } = text;
    if (!current) return;
    current.innerHTML = html;
    const found = [...current.querySelectorAll('[data-gap]')];
    setPlaces(found.map((element) => ({ id: element.getAttribute('data-gap')!, element })));
  }, [html]);

  return (
    <fieldset aria-labelledby={statementId} disabled={props.locked}>
      <div ref={text} className="gap-text" />
      {places.map(({ id, element }, index) => {
        const gap = gaps.get(id);
        return gap
          ? createPortal(
              <GapField {...props} gap={gap} label={t('gap.label', { number: index + 1 })} />,
              element,
              id + index,
            )
          : null;
      })}
    </fieldset>
  );
}

export function TableQuestion(props: QuestionProps<'table', 'gaps'>) {
  const { body, statementId } = props;
  const gaps = new Map(body.gaps.map((gap) => [gap.id, gap]));
  const columns = body.columns.map(plainText);

  function cell(row: (typeof body.rows)[number], index: number): ReactNode {
    const { text, gapId } = row[index]!;
    const gap = gapId === null ? undefined : gaps.get(gapId);
    if (!gap) return <InlineHtml html={text ?? ''} />;
    const first = plainText(row.find((other) => other.gapId === null)?.text ?? '');
    const label = [first, columns[index]].filter(Boolean).join(', ') || gap.id;
    return <GapField {...props} gap={gap} label={label} />;
  }

  return (
    <div className="table-scroll" tabIndex={-1}>
      <table className="fill" aria-labelledby={statementId}>
        {body.columns.length > 0 && (
          <thead>
            <tr>
              {body.columns.map((column, index) => (
                <th key={index} scope="col">
                  <InlineHtml html={column} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.rows.map((row, index) => (
            <tr key={index}>
              {row.map((_, place) => (
                <td key={place} data-column={columns[place]}>
                  {cell(row, place)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GapField({
  gap,
  label,
  answer,
  onChange,
  locked,
}: Pick<QuestionProps<'table', 'gaps'>, 'answer' | 'onChange' | 'locked'> & { gap: Gap; label: string }) {
  const { t } = useTranslation('attempt');
  const values = answer?.values ?? {};

  function put(value: string) {
    const next = withEntry(values, gap.id, value.trim() === '' ? undefined : cleanText(value));
    onChange(Object.keys(next).length > 0 ? { type: 'gaps', values: next } : null);
  }

  if (gap.options.length > 0)
    return (
      <select
        className="input gap"
        aria-label={label}
        disabled={locked}
        value={values[gap.id] ?? ''}
        onChange={(event) => put(event.target.value)}
      >
        <option value="">{t('notChosen')}</option>
        {gap.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  return (
    <input
      className="input gap"
      aria-label={label}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={500}
      readOnly={locked}
      style={{ width: `calc(${Math.max(4, Math.min(gap.size, 40))}ch + 1.5rem)` }}
      defaultValue={values[gap.id] ?? ''}
      onChange={(event) => put(event.target.value)}
    />
  );
}
