import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { longestText, textAnswer, wordCount } from '../answers';
import type { QuestionProps } from './types';

/** Typed text is what the page shows, even when it is only blanks and counts as no answer: so the field keeps its own. */
const plain = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false } as const;

export function ShortTextQuestion({ answer, onChange, locked, statementId }: QuestionProps<'shortText', 'shortText'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('text.label')}</label>
      <input
        {...plain}
        id={id}
        className="input"
        aria-describedby={statementId}
        maxLength={1_000}
        readOnly={locked}
        defaultValue={answer?.text ?? ''}
        onChange={(event) => onChange(textAnswer('shortText', event.target.value))}
      />
    </div>
  );
}

export function NumericQuestion({ body, answer, onChange, locked, statementId }: QuestionProps<'numeric', 'numeric'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  const only = body.units.length === 1 ? body.units[0] : undefined;
  const unit = answer?.unit ?? only ?? '';

  function put(text: string, nextUnit: string) {
    if (text.trim() === '' && (nextUnit === '' || only !== undefined)) onChange(null);
    else onChange({ type: 'numeric', text: text.trim(), ...(nextUnit && { unit: nextUnit }) });
  }

  return (
    <div className="row">
      <div className="field">
        <label htmlFor={`${id}-n`}>{t('numeric.label')}</label>
        <input
          {...plain}
          id={`${id}-n`}
          className="input num"
          inputMode="decimal"
          aria-describedby={`${statementId} ${id}-h`}
          maxLength={60}
          readOnly={locked}
          defaultValue={answer?.text ?? ''}
          onChange={(event) => put(event.target.value, unit)}
        />
      </div>
      {only !== undefined && <span className="unit">{only}</span>}
      {body.units.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-u`}>{t('numeric.unit')}</label>
          <select
            id={`${id}-u`}
            className="input"
            disabled={locked}
            value={unit}
            onChange={(event) => put(answer?.text ?? '', event.target.value)}
          >
            <option value="">{t('notChosen')}</option>
            {body.units.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
      )}
      <p className="hint full" id={`${id}-h`}>
        {t('numeric.hint')}
      </p>
    </div>
  );
}

export function FormulaQuestion({ body, answer, onChange, locked, statementId }: QuestionProps<'formula', 'formula'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t('formula.label')}</label>
      <input
        {...plain}
        id={id}
        className="input mono"
        autoCapitalize="none"
        aria-describedby={`${statementId} ${id}-h`}
        maxLength={1_000}
        readOnly={locked}
        defaultValue={answer?.text ?? ''}
        onChange={(event) => onChange(textAnswer('formula', event.target.value))}
      />
      <p className="hint" id={`${id}-h`}>
        {t('formula.hint')}
        {body.variables.length > 0 && ` ${t('formula.letters', { letters: body.variables.join(', ') })}`}
      </p>
    </div>
  );
}

export function EssayQuestion({ body, answer, onChange, locked, statementId }: QuestionProps<'essay', 'essay'>) {
  const { t } = useTranslation('attempt');
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const words = wordCount(answer?.text ?? '');
  const { minWords, maxWords } = body;

  // The field grows with its text: a scrolling box in a scrolling page is hard on a phone.
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [answer]);

  const advice =
    minWords > 0 && maxWords > 0
      ? t('essay.between', { min: minWords, max: maxWords })
      : minWords > 0
        ? t('essay.atLeast', { count: minWords })
        : maxWords > 0
          ? t('essay.atMost', { count: maxWords })
          : '';
  return (
    <div className="field">
      <label htmlFor={id}>{t('essay.label')}</label>
      <textarea
        id={id}
        ref={field}
        className="input essay"
        rows={8}
        aria-describedby={`${statementId} ${id}-h`}
        maxLength={longestText}
        readOnly={locked}
        defaultValue={answer?.text ?? ''}
        onChange={(event) => onChange(textAnswer('essay', event.target.value))}
      />
      <p className="hint" id={`${id}-h`}>
        {t('essay.words', { count: words })}
        {advice && ` · ${advice}`}
        {(answer?.text.length ?? 0) >= longestText && ` · ${t('essay.full')}`}
      </p>
    </div>
  );
}

/** For those who look at a question by itself: files are attached to a work, and only its own page takes them. */
export function UploadPreview({ body }: { body: { maxFiles: number } }) {
  const { t } = useTranslation('attempt');
  return <p className="muted">{t('upload.preview', { count: body.maxFiles })}</p>;
}
