import { useState } from 'react';

/** Keys for the rows of a list that have no ids: a row keeps its own when others are removed or moved, and with it the focus. New rows come last. */
export function useRowKeys(count: number) {
  const [held, setHeld] = useState<number[]>([]);
  const next = Math.max(-1, ...held) + 1;
  const keys = [...held, ...Array.from({ length: Math.max(0, count - held.length) }, (_, n) => next + n)].slice(
    0,
    count,
  );
  return {
    keys,
    /** The row at the index goes away with the same change. */
    remove: (index: number) => setHeld(keys.filter((_, at) => at !== index)),
    /** The row at the index changes places with the one before it. */
    raise: (index: number) => {
      const raised = [...keys];
      [raised[index - 1], raised[index]] = [raised[index]!, raised[index - 1]!];
      setHeld(raised);
    },
  };
}
