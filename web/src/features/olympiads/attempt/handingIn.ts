import { deliverHandIn as deliver, type Heads } from '../../../sitting/handingIn';
import type { JournalStore } from '../../../sitting/journal/store';
import { handIn } from './attemptApi';
import { browserIdOf } from './device';

/** Hands the work in for this browser. */
export const sayHandIn = (attemptId: string) => (heads: Heads) => handIn(attemptId, heads, browserIdOf(attemptId));

/** Tells of a hand-in that was kept on this device. */
export const deliverHandIn = (attemptId: string, store: JournalStore, isOver: boolean) =>
  deliver(attemptId, store, isOver, sayHandIn(attemptId));
