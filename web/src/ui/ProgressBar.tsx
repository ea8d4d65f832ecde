import { useId, type ReactNode } from 'react';
import './progress.css';

interface Props {
  label: ReactNode;
  value: number;
  max: number;
  /** Instead of «23/60», e.g. with units. */
  count?: ReactNode;
}

/** A share as a bar, a word and a count. */
export function ProgressBar({ label, value, max, count }: Props) {
  const id = useId();
  return (
    <div className="progress">
      <span id={id}>{label}</span>
      <span
        className="progress-bar"
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuenow={value}
        aria-valuemax={max}
      >
        <i style={{ width: max > 0 ? `${String(Math.min(100, (100 * value) / max))}%` : 0 }} />
      </span>
      <span className="num">{count ?? `${String(value)}/${String(max)}`}</span>
    </div>
  );
}
