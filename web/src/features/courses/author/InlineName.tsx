import { useEffect, useRef, useState } from 'react';

interface Props {
  label: string;
  value: string;
  /** The new name; undefined when it stays as it was. */
  onDone: (name: string | undefined) => void;
}

/** A name in its place: Enter or going away takes it, Escape leaves it. */
export function InlineName({ label, value, onDone }: Props) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => input.current?.select(), []);
  const end = (name: string | undefined) => {
    if (isDone.current) return;
    isDone.current = true;
    onDone(name);
  };
  const take = () => {
    const name = text.trim();
    end(name === '' || name === value ? undefined : name);
  };
  return (
    <input
      ref={input}
      className="input inline-name"
      aria-label={label}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        else if (event.key === 'Escape') end(undefined);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
