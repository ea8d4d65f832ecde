import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../api/clock';
import type { Time } from './time';

/** The server's time, renewed at each full second of the span to `target`. */
export function useServerTime(target: number): number {
  const [now, setNow] = useState(() => serverClock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const current = serverClock.now();
      setNow(current);
      timer = setTimeout(tick, (((target - current) % 1_000) + 1_000) % 1_000 || 1_000);
    };
    tick();
    const unsubscribe = serverClock.subscribe(() => setNow(serverClock.now()));
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [target]);
  return now;
}

/** 1:12:40, 4:07; never below zero. */
export function span(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** Minutes before the end at which the remaining time is read out. */
const calls = [30, 10, 5, 1];

/** The remaining time by the server's clock, whatever the device's clock says; in a pause it stands. */
export function Clock({ deadline, paused }: Time) {
  const { t } = useTranslation('attempt');
  const now = useServerTime(deadline);
  const left = paused?.left ?? deadline - now;
  const minutes = Math.ceil(left / 60_000);
  const call = calls.includes(minutes) && left > 0 && !paused ? t('clock.left', { count: minutes }) : '';
  return (
    <div className="clock num" data-near={left < 5 * 60_000 || undefined}>
      <span className="visually-hidden">{t('clock.label')} </span>
      <span role="timer">{span(left)}</span>
      <span className="visually-hidden" role="status">
        {call}
      </span>
    </div>
  );
}
