import { useEffect, useRef } from 'react';
import { serverClock } from '../api/clock';
import { clockFace, useServerNow } from './time';

interface Props {
  /** Moment in ms by the server's clock. */
  until: number;
  label: string;
  /** Called once when the moment comes, also when it has come before. Changing `until` arms it again. */
  onEnd?: () => void;
}

/** What remains until a moment, by the server's clock. */
export function Countdown({ until, label, onEnd }: Props) {
  useServerNow();
  const left = until - serverClock.now();
  const ended = left <= 0;
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (ended) end.current?.();
  }, [ended, until]);
  return (
    <span className="num" role="timer" aria-label={label}>
      {clockFace(left)}
    </span>
  );
}
