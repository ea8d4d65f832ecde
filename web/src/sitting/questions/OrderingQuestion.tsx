import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText } from '../answers';
import { InlineHtml } from './Html';
import type { QuestionProps } from './types';

/** Each item has a button up and a button down; the moved item keeps the focus and its new place is read out. */
export function OrderingQuestion({
  body,
  answer,
  onChange,
  locked,
  statementId,
}: QuestionProps<'ordering', 'ordering'>) {
  const { t } = useTranslation('attempt');
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const known = new Map(body.items.map((item) => [item.id, item]));
  const kept = (answer?.order ?? []).filter((id) => known.has(id));
  const order = [...kept, ...body.items.map((item) => item.id).filter((id) => !kept.includes(id))];

  function move(from: number, by: -1 | 1) {
    const next = [...order];
    [next[from], next[from + by]] = [next[from + by]!, next[from]!];
    onChange({ type: 'ordering', order: next });
    const name = plainText(known.get(order[from]!)!.text);
    setSaid(t('ordering.moved', { name, place: from + by + 1, count: order.length }));
    requestAnimationFrame(() => {
      const row = list.current?.children[from + by];
      const same = row?.querySelector<HTMLButtonElement>(by < 0 ? '.up' : '.down');
      (same?.disabled ? row?.querySelector<HTMLButtonElement>('button:enabled') : same)?.focus();
    });
  }

  return (
    <fieldset aria-labelledby={statementId} disabled={locked}>
      <p className="hint">{t('ordering.hint')}</p>
      <ol className="order" role="list" ref={list}>
        {order.map((id, index) => {
          const item = known.get(id)!;
          const name = plainText(item.text);
          return (
            <li key={id}>
              <span className="place num">{index + 1}</span>
              <InlineHtml html={item.text} />
              <span className="moves">
                <button
                  type="button"
                  className="up"
                  disabled={locked || index === 0}
                  aria-label={t('ordering.up', { name })}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="down"
                  disabled={locked || index === order.length - 1}
                  aria-label={t('ordering.down', { name })}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {answer === null && !locked && (
        <button type="button" className="quiet" onClick={() => onChange({ type: 'ordering', order })}>
          {t('ordering.asIs')}
        </button>
      )}
    </fieldset>
  );
}
