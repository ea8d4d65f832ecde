import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { plainText, shuffled } from '../answers';
import { InlineHtml } from './Html';
import type { QuestionProps } from './types';

export function ChoiceQuestion({
  body,
  answer,
  onChange,
  locked,
  seed,
  statementId,
}: QuestionProps<'choice', 'choice'>) {
  const { t } = useTranslation('attempt');
  // Another answer to the same question may be shown beside this one.
  const group = useId();
  const options = useMemo(() => (body.shuffle ? shuffled(body.options, seed) : body.options), [body, seed]);
  const selected = answer?.selected ?? [];

  function toggle(id: string) {
    const next = !body.multiple ? [id] : selected.includes(id) ? selected.filter((s) => s !== id) : [...selected, id];
    onChange(next.length > 0 ? { type: 'choice', selected: next } : null);
  }

  return (
    <fieldset aria-labelledby={statementId} disabled={locked}>
      <p className="hint">{t(body.multiple ? 'choice.many' : 'choice.one')}</p>
      {options.map((option, index) => (
        <label key={option.id} className="opt" data-on={selected.includes(option.id) || undefined}>
          <input
            type={body.multiple ? 'checkbox' : 'radio'}
            name={group}
            className="visually-hidden"
            data-digit={index + 1}
            // A formula alone gives a field no name, nor does an option that its author is still to write.
            aria-label={
              option.text === ''
                ? t('choice.unwritten', { number: index + 1 })
                : option.text.includes('<math')
                  ? plainText(option.text)
                  : undefined
            }
            checked={selected.includes(option.id)}
            onChange={() => toggle(option.id)}
          />
          <Mark round={!body.multiple} />
          <InlineHtml html={option.text} />
          <Digit index={index} />
        </label>
      ))}
      {!body.multiple && <TakeBack shown={answer !== null && !locked} onClick={() => onChange(null)} />}
    </fieldset>
  );
}

export function TrueFalseQuestion({ answer, onChange, locked, statementId }: QuestionProps<'trueFalse', 'trueFalse'>) {
  const { t } = useTranslation('attempt');
  const group = useId();
  return (
    <fieldset aria-labelledby={statementId} disabled={locked}>
      {[true, false].map((value, index) => (
        <label key={String(value)} className="opt" data-on={answer?.value === value || undefined}>
          <input
            type="radio"
            name={group}
            className="visually-hidden"
            data-digit={index + 1}
            checked={answer?.value === value}
            onChange={() => onChange({ type: 'trueFalse', value })}
          />
          <Mark round />
          <span>{t(value ? 'trueFalse.true' : 'trueFalse.false')}</span>
          <Digit index={index} />
        </label>
      ))}
      <TakeBack shown={answer !== null && !locked} onClick={() => onChange(null)} />
    </fieldset>
  );
}

const Mark = ({ round }: { round: boolean }) => (
  <span className="box" data-round={round || undefined} aria-hidden="true">
    <svg data-essential viewBox="0 0 12 12" width="14" height="14">
      {round ? <circle cx="6" cy="6" r="3.500" /> : <path d="M2 6.500 5 9.500 10.500 3" />}
    </svg>
  </span>
);

/** The key that chooses the option; shown where there is a keyboard. */
const Digit = ({ index }: { index: number }) =>
  index < 9 ? (
    <kbd className="digit" aria-hidden="true">
      {index + 1}
    </kbd>
  ) : null;

function TakeBack({ shown, onClick }: { shown: boolean; onClick: () => void }) {
  const { t } = useTranslation('attempt');
  return shown ? (
    <button type="button" className="quiet" onClick={onClick}>
      {t('choice.takeBack')}
    </button>
  ) : null;
}
