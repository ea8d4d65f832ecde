import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { useInRoom } from './context';
import type { RoomEntry } from './fold';

const count = (entries: readonly RoomEntry[], ...types: RoomEntry['act']['type'][]) =>
  entries.filter(({ act }) => types.includes(act.type)).length;

/** «Пока вас не было»: what happened while the line was away. The snapshot shows where the lesson is now. */
export function Missed() {
  const { t } = useTranslation('lessons');
  const { state, session } = useInRoom();
  if (!state.missed) return null;
  const { entries, from } = state.missed;
  const minutes = Math.max(1, Math.round((Date.parse(entries.at(-1)!.at) - Date.parse(from)) / 60_000));
  const said = entries.flatMap(({ id, act }) => (act.type === 'say' ? [{ id, text: act.text }] : []));
  const parts = [
    ['messages', said.length],
    ['shown', count(entries, 'show', 'bringSlides')],
    ['drawn', count(entries, 'draw')],
    ['polls', count(entries, 'startPoll')],
  ] as const;
  return (
    <div className="notice info room-missed" role="status">
      <p>
        {t('room.missed.title', { count: minutes })}{' '}
        {parts
          .filter(([, number]) => number > 0)
          .map(([part, number]) => t(`room.missed.${part}`, { count: number }))
          .join(', ')}
      </p>
      <Button kind="ghost" onClick={session.readMissed}>
        {t('room.understood')}
      </Button>
    </div>
  );
}
