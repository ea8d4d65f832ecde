import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText, shuffled, withEntry } from '../answers';
import { InlineHtml } from './Html';
import type { QuestionProps } from './types';

const letters = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ';

/** A list to choose from beside each item: works with a finger, a keyboard and a screen reader alike. */
export function MatchingQuestion({
  body,
  answer,
  onChange,
  locked,
  seed,
  statementId,
}: QuestionProps<'matching', 'matching'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  const right = useMemo(() => (body.shuffle ? shuffled(body.right, seed) : body.right), [body, seed]);
  const pairs = answer?.pairs ?? {};
  // A list shows plain text only: pictures, formulas and long texts stand below with letters.
  const withLegend = right.some(({ text }) => /<(math|img|svg)/.test(text) || plainText(text).length > 48);

  function choose(left: string, chosen: string) {
    const next = withEntry(pairs, left, chosen || undefined);
    onChange(Object.keys(next).length > 0 ? { type: 'matching', pairs: next } : null);
  }

  return (
    <fieldset aria-labelledby={statementId} disabled={locked}>
      <p className="hint">{t('matching.hint')}</p>
      {withLegend && (
        <ol className="legend" role="list">
          {right.map((item, index) => (
            <li key={item.id}>
              <b>{letters[index]}</b> <InlineHtml html={item.text} />
            </li>
          ))}
        </ol>
      )}
      {body.left.map((item, index) => (
        <div key={item.id} className="pair">
          <label id={`${id}-${index}-l`} htmlFor={`${id}-${index}`}>
            <InlineHtml html={item.text} />
          </label>
          <select
            id={`${id}-${index}`}
            className="input"
            value={pairs[item.id] ?? ''}
            onChange={(event) => choose(item.id, event.target.value)}
          >
            <option value="">{t('notChosen')}</option>
            {right.map((option, place) => (
              <option key={option.id} value={option.id}>
                {withLegend ? `${letters[place]} ${shorten(plainText(option.text))}` : plainText(option.text)}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 38).trimEnd()}…` : text);
