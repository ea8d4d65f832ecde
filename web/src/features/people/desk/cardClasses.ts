import type { Got } from '../../../api/client';
import { className } from './classes';

export type CardHolder = Got<'/api/login-cards'>[number];

export interface CardClass {
  /** «8Б»; empty for adults. */
  name: string;
  holders: CardHolder[];
  /** Have no password of their own yet. */
  without: CardHolder[];
}

/** Holders by class, in the order in which they came. */
export function classesOf(holders: readonly CardHolder[]): CardClass[] {
  const classes = new Map<string, CardClass>();
  for (const holder of holders) {
    const name = className(holder);
    const known = classes.get(name) ?? { name, holders: [], without: [] };
    known.holders.push(holder);
    if (!holder.hasOwnPassword) known.without.push(holder);
    classes.set(name, known);
  }
  return [...classes.values()];
}

/** Whose cards are printed: of the chosen classes, those without an own password, or everybody. */
export const chosenHolders = (classes: readonly CardClass[], chosen: ReadonlySet<string>, everybody: boolean) =>
  classes.filter(({ name }) => chosen.has(name)).flatMap((c) => (everybody ? c.holders : c.without));
