import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { TextAreaField } from '../../../ui/Field';
import { colours, type Colour } from './strokes';

export interface Pen {
  tool: 'pen' | 'marker' | 'line' | 'arrow' | 'rectangle' | 'ellipse' | 'rubber';
  colour: Colour;
  size: 'thin' | 'thick';
}

const tools = ['pen', 'marker', 'line', 'arrow', 'rectangle', 'ellipse', 'rubber'] as const;

interface Props {
  pen: Pen;
  onPen: (pen: Pen) => void;
  onUndo: (() => void) | undefined;
  onClear: (() => void) | undefined;
  onWrite: (text: string) => Promise<void>;
}

/** What one draws with. Words are typed, so that a board can be used without a pointer. */
export function Pens({ pen, onPen, onUndo, onClear, onWrite }: Props) {
  const { t } = useTranslation('lessons');
  const [text, setText] = useState<string>();
  const write = async () => {
    if (!text?.trim()) return;
    await onWrite(text.trim());
    setText(undefined);
  };
  return (
    <div className="pens" role="toolbar" aria-label={t('board.tools')}>
      <label>
        <span className="visually-hidden">{t('board.tool')}</span>
        <select
          className="input"
          value={pen.tool}
          onChange={({ target }) => onPen({ ...pen, tool: target.value as Pen['tool'] })}
        >
          {tools.map((tool) => (
            <option key={tool} value={tool}>
              {t(`board.toolNames.${tool}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="pens-colours" role="radiogroup" aria-label={t('board.colour')}>
        {colours.map((colour) => (
          <label key={colour} className={`pens-colour ${colour}`}>
            <input
              type="radio"
              name="colour"
              className="visually-hidden"
              checked={pen.colour === colour}
              onChange={() => onPen({ ...pen, colour })}
            />
            <span className="visually-hidden">{t(`board.colours.${colour}`)}</span>
          </label>
        ))}
      </div>
      <Button
        kind="ghost"
        aria-pressed={pen.size === 'thick'}
        onClick={() => onPen({ ...pen, size: pen.size === 'thick' ? 'thin' : 'thick' })}
      >
        {t('board.thick')}
      </Button>
      <Button kind="ghost" onClick={() => setText('')}>
        {t('board.text')}
      </Button>
      <Button kind="ghost" disabled={!onUndo} onClick={onUndo}>
        {t('board.undo')}
      </Button>
      <Button kind="ghost" disabled={!onClear} onClick={onClear}>
        {t('board.clear')}
      </Button>
      {text !== undefined && (
        <Dialog title={t('board.text')} onClose={() => setText(undefined)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              void write();
            }}
          >
            <TextAreaField
              label={t('board.words')}
              value={text}
              maxLength={500}
              onChange={({ target }) => setText(target.value)}
            />
            <Button type="submit" disabled={!text.trim()}>
              {t('board.put')}
            </Button>
          </form>
        </Dialog>
      )}
    </div>
  );
}
