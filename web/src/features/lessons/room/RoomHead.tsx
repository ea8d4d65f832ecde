import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../ui/Tag';
import { useInRoom } from './context';
import { useInMedia } from './media/context';

/** The lesson, how long it has gone on, who is there and how the line is. */
export function RoomHead() {
  const { t } = useTranslation('lessons');
  const { room, view, state } = useInRoom();
  const { sound } = useInMedia();
  return (
    <header className="room-head">
      <h1 tabIndex={-1}>{room.title}</h1>
      {view.phase === 'before' && <Tag kind="none">{t('room.phase.before')}</Tag>}
      {view.phase === 'over' && <Tag kind="none">{t('room.phase.over')}</Tag>}
      <p className="room-facts small">
        <span>{t('room.there', { count: room.count })}</span>
        {view.begunAt && <Elapsed from={view.begunAt} to={view.endedAt} aheadMs={state.aheadMs} />}
        {sound.phase === 'none' && <span>{t('room.silent')}</span>}
        <span className={state.line === 'away' ? 'room-line-away' : ''} role="status">
          {t(`room.line.${state.line}`)}
        </span>
      </p>
      {view.phase === 'over' && (
        <Link className="btn ghost" to="/lessons/$lessonId/replay" params={{ lessonId: room.id }}>
          {t('list.replay')}
        </Link>
      )}
      <Link className="btn ghost room-leave" to="/lessons">
        {t('room.leave')}
      </Link>
    </header>
  );
}

function Elapsed({ from, to, aheadMs }: { from: string; to: string | null; aheadMs: number }) {
  const { t } = useTranslation('lessons');
  const [now, setNow] = useState(() => Date.now() + aheadMs);
  useEffect(() => {
    if (to) return;
    const timer = setInterval(() => setNow(Date.now() + aheadMs), 1_000);
    return () => clearInterval(timer);
  }, [to, aheadMs]);
  const seconds = Math.max(0, Math.floor(((to ? Date.parse(to) : now) - Date.parse(from)) / 1_000));
  const minutes = Math.floor(seconds / 60);
  return (
    <span className="num" role="timer" aria-label={t('room.goesOn', { count: minutes })}>
      {`${minutes}:${String(seconds % 60).padStart(2, '0')}`}
    </span>
  );
}
