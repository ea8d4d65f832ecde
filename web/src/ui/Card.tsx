import { useId, type ReactNode } from 'react';
import './card.css';

/** A sheet of paper on the ground of the page; with a title it is a section of its own. */
export function Card({
  title,
  of,
  action,
  children,
  className = '',
}: {
  title?: ReactNode;
  /** Whose it is, said and not shown: where a page has the same card for several people. */
  of?: string | undefined;
  action?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <section className={`card ${className}`} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className="card-head">
          <h2 id={id}>
            {title}
            {of && <span className="visually-hidden">: {of}</span>}
          </h2>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
