import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../api/errors';
import { nextOpen } from './points';
import type { MarkingView } from './queries';
import type { Held, MarkingCalls } from './saver';
import { useMarking } from './useMarking';
import { useMarkingKeys } from './useMarkingKeys';

/** Somebody else has the work, or it is not for this juror any more. */
const gone = new Set(['olympiad.marking.claim-lost', 'platform.not-found']);

/**
 * A marking at work: the criterion at hand, points as they are given, its end. Shared by jurors and the experts of contests.
 * @param onNext The marking has ended; the work that follows, if it came along.
 * @param keep Keeps words that will not come to the server.
 * @param title What is marked, for who signs in over the page while something of it is not saved.
 */
export function useMarkingDesk(
  view: Held & { id: string },
  onNext: (next?: MarkingView) => unknown,
  calls?: MarkingCalls,
  keep?: (text: string) => void,
  title?: string,
) {
  const { saver, ...state } = useMarking(view, calls, keep, title);
  const { criteria, points, error } = state;
  const isGone = error instanceof ApiError && gone.has(error.code);
  const [chosen, setCurrent] = useState(0);
  const [asked, setAsked] = useState<string>();
  const [ending, setEnding] = useState(false);
  // Known at once: a key that comes before the next work is meant for that one.
  const isEnding = useRef(false);
  const current = Math.min(chosen, criteria.length - 1);

  useEffect(() => document.querySelector<HTMLElement>('h1')?.focus(), []);

  /** A key and a button go on to the next criterion; a field, in which more digits may follow, does not. */
  const give = (index: number, given: number | undefined, goesOn = true) => {
    if (isEnding.current) return;
    const { id } = criteria[index]!;
    const rest = Object.fromEntries(Object.entries(points).filter(([other]) => other !== id));
    const after = given === undefined ? rest : { ...rest, [id]: given };
    saver.change({ points: after });
    if (given !== undefined && goesOn) setCurrent(nextOpen(criteria, after, index) ?? index);
  };
  const finish = async () => {
    if (isEnding.current) return;
    if (isGone) return onNext();
    const open = nextOpen(criteria, points, current - 1);
    if (open !== undefined) {
      setCurrent(open);
      setAsked(criteria[open]!.id);
      const criterion = document.querySelectorAll<HTMLElement>('.criterion')[open];
      // Not a button: Enter would give its points.
      (criterion?.querySelector('input') ?? criterion)?.focus();
      return;
    }
    isEnding.current = true;
    setEnding(true);
    if (await saver.end()) return onNext(saver.next);
    isEnding.current = false;
    setEnding(false);
  };
  const refused = useMarkingKeys({
    digit: (digit) => give(current, digit),
    criterion: criteria[current]!,
    move: (step) => setCurrent((current + step + criteria.length) % criteria.length),
    next: () => void finish(),
  });

  return {
    ...state,
    saver,
    current,
    setCurrent,
    give,
    /** Ends it, and goes on to the next one; a work that is gone is left. */
    finish,
    isGone,
    ending,
    /** Text of the criterion without which the marking could not be ended. */
    lacks: criteria.find(({ id }) => id === asked && points[id] === undefined)?.text,
    /** A digit that the criterion at hand does not allow. */
    refused,
  };
}

export type MarkingAtWork = ReturnType<typeof useMarkingDesk>;
