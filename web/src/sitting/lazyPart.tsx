import { lazy, Suspense, useEffect, useRef, useState, type FunctionComponent } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../api/errors';
import { useOnline } from '../api/network';
import { Button } from '../ui/Button';
import { ErrorNotice } from '../ui/ErrorNotice';
import { Skeleton } from '../ui/Skeleton';

/** A part of the page whose code comes when it is needed. A line that failed comes back: the code is asked for again then, and as often as the participant wants. */
export function lazyPart<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  const ask = () =>
    lazy<FunctionComponent<Props & Again>>(() =>
      load().then(
        (part) => ({ default: part }),
        () => ({ default: NotLoaded }),
      ),
    );
  return function Part(props) {
    const [Loaded, setLoaded] = useState(ask);
    return (
      // Inside of what remembers: a part that has never been shown forgets, and would ask for its code for ever.
      <Suspense fallback={<Skeleton lines={3} />}>
        <Loaded {...props} onAgain={() => setLoaded(ask)} />
      </Suspense>
    );
  };
}

interface Again {
  onAgain: () => void;
}

function NotLoaded({ onAgain }: Again) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  const wasOffline = useRef(!isOnline);
  useEffect(() => {
    if (!isOnline) wasOffline.current = true;
    else if (wasOffline.current) onAgain();
  }, [isOnline, onAgain]);
  return (
    <ErrorNotice error={new NetworkError()}>
      <Button kind="ghost" onClick={onAgain}>
        {t('failure.again')}
      </Button>
    </ErrorNotice>
  );
}
