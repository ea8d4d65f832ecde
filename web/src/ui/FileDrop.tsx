import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format';
import './fileDrop.css';

interface Props {
  label: string;
  hint?: string;
  /** As in `<input accept>`: `.xlsx,.csv`. */
  accept: string;
  multiple?: boolean;
  /** Bytes; larger files are refused before anything is sent. */
  maxSize?: number;
  onFiles: (files: File[]) => void;
}

/** A file by dropping, by choosing, by keyboard. */
export function FileDrop({ label, hint, accept, multiple = false, maxSize = Infinity, onFiles }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const id = useId();
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState('');

  function take(list: FileList | null) {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1);
    const endings = accept.split(',').map((ending) => ending.trim().toLowerCase());
    const fits = (file: File) =>
      endings.some((end) =>
        end.startsWith('.')
          ? file.name.toLowerCase().endsWith(end)
          : new RegExp(`^${end.replace('*', '.*')}$`).test(file.type),
      );
    const wrong = files.find((file) => !fits(file));
    const large = files.find((file) => file.size > maxSize);
    if (wrong) setFault(t('file.wrongType', { name: wrong.name, accept: endings.join(', ') }));
    else if (large)
      setFault(t('file.tooLarge', { name: large.name, size: formats.bytes(large.size), max: formats.bytes(maxSize) }));
    else if (files.length > 0) {
      setFault('');
      onFiles(files);
    }
  }

  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };

  return (
    <div
      className="drop"
      data-over={over || undefined}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          take(event.target.files);
          // The same file, mended, can be chosen again.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="btn ghost">
        {label}
      </label>
      <span className="muted">{t('file.drop')}</span>
      {hint && (
        <p id={`${id}-hint`} className="small muted">
          {hint}
        </p>
      )}
      {fault && (
        <p className="small bad-ink" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
