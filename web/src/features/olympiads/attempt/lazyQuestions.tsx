import type { JuryQuestions as Panel } from './JuryQuestions';
import type { ComponentProps } from 'react';
import { loadTexts } from '../../../i18n';
import { lazyPart } from '../../../sitting/lazyPart';

// Few ask, and the paper is to open quickly on a slow line.

export const JuryQuestions = lazyPart<ComponentProps<typeof Panel>>(async () => {
  const [{ JuryQuestions: panel }] = await Promise.all([import('./JuryQuestions'), loadTexts('questions')]);
  return panel;
});
