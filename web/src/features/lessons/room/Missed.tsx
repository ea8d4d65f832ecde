import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { useInRoom } from './context';

/** «Вы пропустили»: what happened while the line was away. The snapshot shows where the lesson is now. */
export function Missed() {
  const { t } = useTranslation('lessons');
  const { state, session } = useInRoom();
  if (!state.missed) return null;
  const { counts, from, to } = state.missed;
  const minutes = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 60_000));
  return (
    <div className="notice info room-missed" role="status">
      <p>
        {t('room.missed.title', { count: minutes })}{' '}
        {(['messages', 'shown', 'drawn', 'polls'] as const)
          .filter((part) => counts[part] > 0)
          .map((part) => t(`room.missed.${part}`, { count: counts[part] }))
          .join(', ')}
      </p>
      <Button kind="ghost" onClick={session.readMissed}>
        {t('room.understood')}
      </Button>
    </div>
  );
}
