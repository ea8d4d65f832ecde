import type { ReactNode } from 'react';
import './tag.css';

export type TagKind = 'ok' | 'warn' | 'bad' | 'info' | 'none';

const shapes: Record<TagKind, ReactNode> = {
  ok: <path d="M2 6.500 5 9.500 10.500 3" />,
  warn: <path d="M6 1.500 11 10.500H1z" />,
  bad: <path d="M2.500 2.500l7 7m0-7l-7 7" />,
  info: <circle cx="6" cy="6" r="3.500" />,
  none: <path d="M2 6h8" />,
};

/** A status: by shape and by word as well as by colour. */
export function Tag({ kind, children }: { kind: TagKind; children: ReactNode }) {
  return (
    <span className={`tag ${kind}`}>
      <svg data-essential viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  );
}
