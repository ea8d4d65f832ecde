import type { ButtonHTMLAttributes } from 'react';
import './button.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary action a screen. */
  kind?: 'primary' | 'ghost' | 'danger';
  /** The action is running: the button stays in place, says so to a screen reader and takes no second click. */
  busy?: boolean;
}

export function Button({ kind = 'primary', busy = false, className = '', onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`btn ${kind} ${className}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled'] || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}
