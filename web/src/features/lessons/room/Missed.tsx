import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { useInRoom } from './context';

const MissedReplay = lazy(() => import('../replay/MissedReplay').then((module) => ({ default: module.MissedReplay })));

/** «Вы пропустили»: what happened while the line was away, which can be played fast. The snapshot shows where the lesson is now. */
export function Missed() {
  const { t } = useTranslation(['lessons', 'replay']);
  const { state, session, room } = useInRoom();
  const [watched, setWatched] = useState<number>();
  const { missed } = state;
  return (
    <>
      {missed && (
        <div className="notice info room-missed" role="status">
          <p>
            {t('room.missed.title', {
              count: Math.max(1, Math.round((Date.parse(missed.to) - Date.parse(missed.from)) / 60_000)),
            })}{' '}
            {(['messages', 'shown', 'drawn', 'polls'] as const)
              .filter((part) => missed.counts[part] > 0)
              .map((part) => t(`room.missed.${part}`, { count: missed.counts[part] }))
              .join(', ')}
          </p>
          <div className="line">
            <Button onClick={() => setWatched(missed.after)}>{t('replay:missed.watch')}</Button>
            <Button kind="ghost" onClick={session.readMissed}>
              {t('room.understood')}
            </Button>
          </div>
        </div>
      )}
      {watched !== undefined && (
        <Suspense>
          <MissedReplay
            lessonId={room.id}
            after={watched}
            onClose={() => {
              setWatched(undefined);
              session.readMissed();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
