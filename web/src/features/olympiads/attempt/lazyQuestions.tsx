import { lazy } from 'react';
import { NetworkError } from '../../../api/errors';
import { loadTexts } from '../../../i18n';
import { ErrorNotice } from '../../../ui/ErrorNotice';

// Few ask, and the paper is to open quickly on a slow line.

export const JuryQuestions = lazy(() =>
  Promise.all([import('./JuryQuestions'), loadTexts('questions')]).then(
    ([{ JuryQuestions: panel }]) => ({ default: panel }),
    () => ({ default: NotLoaded }),
  ),
);

function NotLoaded() {
  return <ErrorNotice error={new NetworkError()} />;
}
