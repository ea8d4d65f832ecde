import '../../../sitting/sitting.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { holdUpdates } from '../../../app/update';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { keepPlace } from './attemptApi';
import { DonePage } from './DonePage';
import { PausePage } from './PausePage';
import { usePlace } from '../../../sitting/place';
import type { AttemptSession } from './session';
import { useSessionState } from '../../../sitting/useSessionState';
import { useSession } from './useSession';
import { WorkPage } from './WorkPage';

// For the route: a file of its own would be one more that a slow line pays for.
export { isKept } from './openSession';

const route = getRouteApi('/attempts/$attemptId');

/** The paper: opening it, the work, and what was received at the end. */
export function AttemptPage() {
  const { t } = useTranslation('attempt');
  const { attemptId } = route.useParams();
  const opening = useSession(attemptId);
  // A new version of the client waits until the work is over.
  useEffect(() => holdUpdates(), []);

  if (opening.status === 'open') return <Attempt session={opening.session} />;
  return (
    <main id="content" className="attempt-body" tabIndex={-1}>
      <h1 tabIndex={-1}>{t('opening.title')}</h1>
      {opening.status === 'opening' ? (
        <p className="muted">{t('opening.wait')}</p>
      ) : (
        <div className="stack">
          <ErrorNotice error={opening.error} />
          <p className="muted">{t('opening.kept')}</p>
          <div className="line">
            <Button onClick={opening.again}>{t('opening.again')}</Button>
            <Link className="btn ghost" to="/my-olympiads">
              {t('toList')}
            </Link>
          </div>
        </div>
      )}
    </main>
  );
}

function Attempt({ session }: { session: AttemptSession }) {
  const { ending, paused, view } = useSessionState(session);
  const place = usePlace(
    view.attemptId,
    view.paper.tasks.map(({ id }) => id),
    view.lastPlace,
    keepPlace,
  );
  if (ending) return <DonePage session={session} ending={ending} />;
  return paused ? <PausePage session={session} since={paused.since} /> : <WorkPage session={session} place={place} />;
}
