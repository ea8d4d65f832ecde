import { createContext, use } from 'react';
import type { Olympiad } from './queries';

export const OlympiadContext = createContext<Olympiad | undefined>(undefined);

/** The plan of the olympiad whose section is shown. */
export function useOlympiad(): Olympiad {
  const olympiad = use(OlympiadContext);
  if (!olympiad) throw new Error('Sections stand inside OlympiadFrame.');
  return olympiad;
}
