import { useEffect, useRef, useState } from 'react';
import { digitOf } from './points';
import type { MarkingView } from './queries';

const storageKey = 'marking-digits';

// WCAG 2.1.4: keys of a single character can be turned off.
export const areDigitsOn = () => localStorage.getItem(storageKey) !== 'off';

export function turnDigits(on: boolean) {
  if (on) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, 'off');
}

interface Actions {
  criterion: MarkingView['criteria'][number];
  digit: (points: number) => void;
  move: (step: 1 | -1) => void;
  next: () => void;
}

const typed = 'textarea, input, select';
/** What Enter presses, or ends, by itself: everything but a criterion's field and points that were given already. */
const pressed =
  'textarea, select, input:not(.criterion input), a, summary, button:not(.criterion-values [aria-pressed="true"])';

/**
 * Digits give points to the criterion at hand, unless that was turned off; arrows go between criteria, Enter ends the marking; in a field Ctrl+Enter does.
 * @returns A digit that was just pressed and that the criterion does not allow.
 */
export function useMarkingKeys(actions: Actions) {
  const [refused, setRefused] = useState<{ id: string; digit: number }>();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    function press(event: KeyboardEvent) {
      const { criterion, digit, move, next } = latest.current;
      setRefused(undefined);
      const target = event.target as HTMLElement;
      if (event.defaultPrevented || event.repeat || event.altKey || event.metaKey) return;
      // A dialog over the work has keys of its own.
      if (target.closest('dialog')) return;
      if (event.key === 'Enter' && (event.ctrlKey || !target.matches(pressed))) next();
      else if (event.ctrlKey || target.matches(typed)) return;
      // Arrows scroll a sheet.
      else if (event.key.startsWith('Arrow') && target.closest('.marking-sheet')) return;
      else if (event.key === 'ArrowDown') move(1);
      else if (event.key === 'ArrowUp') move(-1);
      else if (/^[0-9]$/.test(event.key) && areDigitsOn()) {
        const points = digitOf(criterion, Number(event.key));
        if (points === undefined) return setRefused({ id: criterion.id, digit: Number(event.key) });
        digit(points);
        // Whatever was pressed before, Enter is for the marking again.
        target.blur();
      } else return;
      event.preventDefault();
    }
    const forget = () => setRefused(undefined);
    document.addEventListener('keydown', press);
    document.addEventListener('click', forget);
    return () => {
      document.removeEventListener('keydown', press);
      document.removeEventListener('click', forget);
    };
  }, []);

  return refused?.id === actions.criterion.id ? refused.digit : undefined;
}
