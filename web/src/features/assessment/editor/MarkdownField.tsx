import { useRef, useState, type FunctionComponent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { TextAreaField } from '../../../ui/Field';
import { FormatBar } from './FormatBar';
import { type, wrapped, type Change, type Selected } from './formatting';
import { audioTypes, imageTypes, maxMediaSize, maxSoundSize } from './media';
import { MediaDialog, type MediaKind } from './MediaDialog';
import './format.css';

/** One more button: what it makes of the selected text takes the place of it. */
interface Tool {
  label: string;
  make: (selected: string) => string;
}

interface Props {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
  rows?: number;
  value: string;
  onChange: (value: string) => void;
  tool?: Tool;
  /** More buttons, which insert Markdown. */
  more?: FunctionComponent<{ onInsert: (markdown: string) => void }>;
}

/** A text in Markdown with buttons that format it and put images and sounds into it. A pasted image goes the same way. */
export function MarkdownField({ tool, more: More, onChange, ...field }: Props) {
  const { t } = useTranslation(['assessment', 'common']);
  const formats = useFormats();
  const area = useRef<HTMLTextAreaElement>(null);
  const visited = useRef(false);
  const [media, setMedia] = useState<{ kind: MediaKind; file: File }>();
  const [fault, setFault] = useState('');

  function format(make: (selected: Selected) => Change) {
    const { current } = area;
    if (!current) return;
    const text = current.value;
    // Writing goes on at the end, as long as nobody has been in the field.
    const [from, to] = visited.current ? [current.selectionStart, current.selectionEnd] : [text.length, text.length];
    type(current, make({ text, from, to }));
  }

  const insert = (make: Tool['make']) =>
    format(({ text, from, to }) => {
      const what = make(text.slice(from, to));
      return { from, to, insert: what, select: [what.length, what.length] };
    });

  function take(kind: MediaKind, file: File | undefined) {
    setFault('');
    if (!file) return;
    const most = kind === 'audio' ? maxSoundSize : maxMediaSize;
    if (file.size > most) {
      const [size, max] = [formats.bytes(file.size), formats.bytes(most)];
      setFault(t('common:file.tooLarge', { name: file.name, size, max }));
    } else setMedia({ kind, file });
  }

  return (
    <div className="stack tight">
      <FormatBar onFormat={format} />
      <TextAreaField
        {...field}
        ref={area}
        onFocus={() => (visited.current = true)}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          const mark = { KeyB: '**', KeyI: '*' }[event.code];
          if (!mark || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
          event.preventDefault();
          format((selected) => wrapped(selected, mark, t('format.words')));
        }}
        onPaste={(event) => {
          const image = [...event.clipboardData.files].find((file) => imageTypes.split(',').includes(file.type));
          if (!image) return;
          event.preventDefault();
          take('image', image);
        }}
      />
      <div className="line">
        <PickButton accept={imageTypes} label={t('media.image')} onPick={(file) => take('image', file)} />
        <PickButton accept={audioTypes} label={t('media.audio')} onPick={(file) => take('audio', file)} />
        {tool && (
          <Button kind="ghost" onClick={() => insert(tool.make)}>
            {tool.label}
          </Button>
        )}
        {More && <More onInsert={(markdown) => insert(() => markdown)} />}
      </div>
      {fault && (
        <p className="small bad-ink" role="alert">
          {fault}
        </p>
      )}
      {media && (
        <MediaDialog
          {...media}
          onClose={() => setMedia(undefined)}
          onInsert={(markdown) => {
            setMedia(undefined);
            insert(() => markdown);
          }}
        />
      )}
    </div>
  );
}

function PickButton(props: { accept: string; label: string; onPick: (file: File | undefined) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button kind="ghost" onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          props.onPick(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
