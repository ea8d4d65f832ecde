import { lazy, Suspense, useState, type ComponentProps, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../../../api/errors';
import { loadTexts } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import type { JuryQuestions as Panel } from './JuryQuestions';

// Few ask, and the paper is to open quickly on a slow line.

type Props = ComponentProps<typeof Panel>;

const load = () =>
  lazy<ComponentType<Props & Again>>(() =>
    Promise.all([import('./JuryQuestions'), loadTexts('questions')]).then(
      ([{ JuryQuestions: panel }]) => ({ default: panel }),
      () => ({ default: NotLoaded }),
    ),
  );

/** Its code is asked for again as often as the participant wants: a line that failed once comes back. */
export function JuryQuestions(props: Props) {
  const [Loaded, setLoaded] = useState(load);
  return (
    // Inside of what remembers: a part that has never been shown forgets, and would ask for its code for ever.
    <Suspense fallback={<Skeleton lines={3} />}>
      <Loaded {...props} onAgain={() => setLoaded(load)} />
    </Suspense>
  );
}

interface Again {
  onAgain: () => void;
}

function NotLoaded({ onAgain }: Again) {
  const { t } = useTranslation();
  return (
    <ErrorNotice error={new NetworkError()}>
      <Button kind="ghost" onClick={onAgain}>
        {t('failure.again')}
      </Button>
    </ErrorNotice>
  );
}
