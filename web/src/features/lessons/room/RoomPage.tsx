import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdUpdates } from '../../../app/update';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { RoomContext, type InRoom } from './context';
import type { RoomAct } from './fold';
import { Faces, SharedScreen } from './media/Faces';
import { Media } from './media/Media';
import { MediaNotices } from './media/MediaNotices';
import { Missed } from './Missed';
import { News } from './News';
import { RoomHead } from './RoomHead';
import { RoomPanel } from './RoomPanel';
import type { RoomSession, RoomState } from './RoomSession';
import { Stage } from './Stage';
import { Tools } from './Tools';
import { useRoom } from './useRoom';
import './room.css';

const route = getRouteApi('/rooms/$lessonId');

/** A live lesson: one screen with what is shown, who is there and what is said. */
export function RoomPage() {
  const { t } = useTranslation('lessons');
  const { lessonId } = route.useParams();
  const { session, state } = useRoom(lessonId);
  // A new version of the client waits until the lesson is over.
  useEffect(() => holdUpdates(), []);
  const title = state.room?.title;
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (!state.room || state.room.calledOffAt)
    return (
      <main id="content" className="room-door" tabIndex={-1}>
        <h1 tabIndex={-1}>{title ?? t('room.opening')}</h1>
        <ErrorNotice error={state.error} />
        {state.room?.calledOffAt && <p>{t('calledOff')}</p>}
        {!state.error && !state.room && <p className="muted">{t('room.wait')}</p>}
        <Link className="btn ghost" to="/lessons">
          {t('room.toList')}
        </Link>
      </main>
    );
  return <Entered session={session} state={state} room={state.room} />;
}

function Entered({
  session,
  state,
  room,
}: {
  session: RoomSession;
  state: RoomState;
  room: NonNullable<RoomState['room']>;
}) {
  const [refused, setRefused] = useState<unknown>();
  const [choice, choose] = useState<string>();
  const act = useCallback(
    async (act: RoomAct, id?: string) => {
      try {
        setRefused(undefined);
        return await session.do(act, id);
      } catch (error) {
        setRefused(error);
        return undefined;
      }
    },
    [session],
  );
  const names = useMemo(() => new Map(room.people.map(({ id, name }) => [id, name])), [room.people]);
  const { t } = useTranslation('lessons');
  const inRoom: InRoom = {
    session,
    state,
    room,
    view: room.view,
    isStaff: room.role === 'teacher' || room.role === 'assistant',
    act,
    nameOf: (personId) => names.get(personId) ?? t('room.somebody'),
    choice,
    choose,
  };
  if (!room.view.isInside) return <AtTheDoor inRoom={inRoom} />;
  return (
    <RoomContext value={inRoom}>
      <Media>
        <div className="room">
          <RoomHead />
          <main id="content" className="room-main" tabIndex={-1}>
            {Boolean(refused) && (
              <div className="room-refused">
                <ErrorNotice error={refused} />
                <Button kind="ghost" onClick={() => setRefused(undefined)}>
                  {t('room.understood')}
                </Button>
              </div>
            )}
            <MediaNotices />
            <News />
            <Missed />
            <SharedScreen />
            <Stage />
          </main>
          <Faces />
          <RoomPanel />
          <Tools />
        </div>
      </Media>
    </RoomContext>
  );
}

/** Before it begins, and until somebody lets one in. */
function AtTheDoor({ inRoom: { room, view, state } }: { inRoom: InRoom }) {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const teachers = room.people.filter(({ role }) => role === 'teacher').map(({ name }) => name);
  const text = view.phase === 'before' ? 'before' : view.phase === 'over' ? 'over' : 'knocking';
  return (
    <main id="content" className="room-door" tabIndex={-1}>
      <p className="muted">{formats.dateTime(room.startsAt)}</p>
      <h1 tabIndex={-1}>{room.title}</h1>
      <p className="muted">{teachers.join(', ')}</p>
      <p role="status" className="room-door-state">
        {t(`room.door.${text}`)}
      </p>
      {state.line === 'away' && <p className="notice warn">{t('room.away')}</p>}
      {view.phase !== 'over' && (
        <Link className="btn ghost" to="/lessons/$lessonId/check" params={{ lessonId: room.id }}>
          {t('media.check.link')}
        </Link>
      )}
      <Link className="btn ghost" to="/lessons">
        {t('room.toList')}
      </Link>
    </main>
  );
}
