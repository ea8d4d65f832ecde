import type { components } from '../../../api/schema';
import type { SittingView } from '../../../sitting/contract';

type Schemas = components['schemas'];

export type AttemptView = Omit<
  Schemas['AttemptView'],
  'paper' | 'files' | 'late' | 'carrierKey' | 'pausedAt' | 'juryAnswers'
> & {
  /** Digests of files that the server holds. A copy of the paper that an earlier page kept has none. */
  files?: string[];
  /** The key to which the work is sealed if it has to be carried; the same holds. */
  carrierKey?: string;
  /** Since when the clock stands; the same holds. */
  pausedAt?: string | null;
  /** How many answers of the jury there are; the same holds. */
  juryAnswers?: number;
  /** Answers that came after the end; the same holds. */
  late?: Schemas['AttemptView']['late'];
  paper: Omit<Schemas['PaperView'], 'tasks'> & SittingView['paper'];
};
