import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/Button';
import { SelectField, TextField } from '../../../../ui/Field';
import { useKeptFocus } from '../../../../ui/useKeptFocus';
import { useRowKeys } from '../../../../ui/useRowKeys';
import type { Line } from './queries';

const styles: readonly Line['style'][] = ['plain', 'quiet', 'name', 'title'];
const most = 12;

interface Props {
  lines: readonly Line[];
  /** Names that stand in double braces. */
  fields: readonly string[];
  onChange: (lines: Line[]) => void;
}

/** The lines of a document from top to bottom: what each says, how it is set, its place. */
export function LinesField({ lines, fields, onChange }: Props) {
  const { t } = useTranslation('desk');
  const [current, setCurrent] = useState(0);
  const rows = useRowKeys(lines.length);
  const kept = useKeptFocus(lines.length);
  const change = (index: number, part: Partial<Line>) =>
    onChange(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const swap = (index: number) => {
    const next = [...lines];
    [next[index - 1], next[index]] = [next[index]!, next[index - 1]!];
    rows.raise(index);
    onChange(next);
  };
  const at = Math.min(current, lines.length - 1);
  return (
    <fieldset className="stack">
      <legend>{t('design.lines')}</legend>
      <ol role="list" className="design-lines" {...kept}>
        {lines.map((line, index) => (
          <li key={rows.keys[index]}>
            <TextField
              label={t('design.line', { number: index + 1 })}
              maxLength={300}
              required
              value={line.text}
              onFocus={() => setCurrent(index)}
              onChange={(event) => change(index, { text: event.target.value })}
            />
            <SelectField
              label={t('design.style')}
              value={line.style}
              onChange={(event) => change(index, { style: event.target.value as Line['style'] })}
            >
              {styles.map((style) => (
                <option key={style} value={style}>
                  {t(`design.styles.${style}`)}
                </option>
              ))}
            </SelectField>
            <span className="line">
              <Button
                kind="ghost"
                aria-label={t('design.upOf', { number: index + 1 })}
                aria-disabled={index === 0}
                onClick={() => index > 0 && swap(index)}
              >
                ↑
              </Button>
              <Button
                kind="ghost"
                aria-label={t('design.removeLine', { number: index + 1 })}
                onClick={() => {
                  rows.remove(index);
                  onChange(lines.filter((_, other) => other !== index));
                }}
              >
                ×
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {lines.length < most && (
        <div>
          <Button kind="ghost" onClick={() => onChange([...lines, { style: 'plain', text: '' }])}>
            {t('design.addLine')}
          </Button>
        </div>
      )}
      {lines.length > 0 && (
        <div className="stack">
          <p className="small muted">{t('design.fieldsHint', { number: at + 1 })}</p>
          <div className="line">
            {fields.map((field) => (
              <Button key={field} kind="ghost" onClick={() => change(at, { text: `${lines[at]!.text}{{${field}}}` })}>
                {t(`design.fields.${field as 'name'}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
    </fieldset>
  );
}
