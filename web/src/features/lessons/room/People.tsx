import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import { useInRoom } from './context';
import { may } from './fold';
import { AllMedia, OnAirTags, PupilMedia } from './media/MediaPeople';
import { waitingOf } from './RoomPanel';

/** Who is there, who asks to speak, who waits; for those who lead with what they may do. */
export function People() {
  const { t } = useTranslation('lessons');
  const { view, room, isStaff, act, nameOf, choose } = useInRoom();
  const waiting = isStaff ? waitingOf(room) : [];
  const waits = new Set(waiting.map(({ id }) => id));
  const inside = room.people.filter(({ id }) => !waits.has(id));
  const order = new Map(view.hands.map(({ personId }, at) => [personId, at]));
  const sorted = [...inside].sort(
    (a, b) => (order.get(a.id) ?? 1_000) - (order.get(b.id) ?? 1_000) || Number(isHere(b.id)) - Number(isHere(a.id)),
  );
  const check = view.checks.at(-1);
  return (
    <div className="stack tight">
      {isStaff && (
        <div className="line">
          <Button kind="ghost" onClick={() => void act({ type: 'keepDoor', isOpen: !view.isDoorOpen, inside: [] })}>
            {t(view.isDoorOpen ? 'people.shutDoor' : 'people.openDoor')}
          </Button>
          <Button kind="ghost" disabled={view.phase !== 'open'} onClick={() => void act({ type: 'askPresence' })}>
            {t('people.ask')}
          </Button>
          <AllMedia />
          {view.hands.length > 0 && (
            <Button kind="ghost" onClick={() => void act({ type: 'lowerHands', personId: null })}>
              {t('people.lowerAll')}
            </Button>
          )}
        </div>
      )}
      {isStaff && check && (
        <p className="small muted">{t('people.answered', { count: check.answered.length, of: pupilsHere().length })}</p>
      )}
      {waiting.length > 0 && (
        <section aria-label={t('people.waiting')} className="notice info">
          <div className="line ends">
            <h2>{t('people.waiting')}</h2>
            <Button kind="ghost" onClick={() => void act({ type: 'admit', personIds: waiting.map(({ id }) => id) })}>
              {t('people.admitAll')}
            </Button>
          </div>
          <ul role="list" className="people-list">
            {waiting.map(({ id, name }) => (
              <li key={id} className="line ends">
                <span>{name}</span>
                <Button
                  kind="ghost"
                  aria-label={`${t('people.admit')}: ${name}`}
                  onClick={() => void act({ type: 'admit', personIds: [id] })}
                >
                  {t('people.admit')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <ul role="list" className="people-list" aria-label={t('panel.people')}>
        {sorted.map(({ id, name, role }) => (
          <li key={id} className={isHere(id) ? '' : 'muted'}>
            <div className="line ends">
              <span>
                {id === room.me ? t('people.me', { name }) : name}
                {role !== 'pupil' && <span className="small muted"> · {t(`roles.${role}`)}</span>}
              </span>
              <span className="line">
                {order.has(id) && <Tag kind="info">{t('people.hand')}</Tag>}
                <OnAirTags personId={id} />
                {view.spotlight === id && <Tag kind="info">{t('people.spotlight')}</Tag>}
                {!isHere(id) && <span className="small">{t('people.away')}</span>}
              </span>
            </div>
            {isStaff && role === 'pupil' && isHere(id) && room.kind === 'lesson' && (
              <details className="people-acts">
                <summary>
                  {t('people.acts')}
                  <span className="visually-hidden"> {name}</span>
                </summary>
                <div className="line">
                  <Button kind="ghost" onClick={() => choose(`own:${id}`)}>
                    {t('people.board')}
                  </Button>
                  <Button
                    kind="ghost"
                    onClick={() =>
                      void act({
                        type: 'allow',
                        personId: id,
                        right: 'draw',
                        isGiven: !may(view, { id, role }, 'draw'),
                      })
                    }
                  >
                    {t(may(view, { id, role }, 'draw') ? 'people.takePen' : 'people.givePen')}
                  </Button>
                  <PupilMedia person={{ id, role }} />
                  {order.has(id) && (
                    <Button kind="ghost" onClick={() => void act({ type: 'lowerHands', personId: id })}>
                      {t('people.lower')}
                    </Button>
                  )}
                  <Button
                    kind="ghost"
                    onClick={() => void act({ type: 'spotlight', personId: view.spotlight === id ? null : id })}
                  >
                    {t(view.spotlight === id ? 'people.unspot' : 'people.spot')}
                  </Button>
                  <Button kind="danger" onClick={() => void act({ type: 'sendOut', personId: id })}>
                    {t('people.sendOut')}
                  </Button>
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
      {room.kind === 'seminar' && !isStaff && (
        <p className="small muted">{t('people.listeners', { count: room.count })}</p>
      )}
      <p className="visually-hidden" role="status">
        {isStaff && view.hands.length > 0 ? t('people.asksToSpeak', { name: nameOf(view.hands.at(-1)!.personId) }) : ''}
      </p>
    </div>
  );

  function isHere(id: string) {
    return room.present.includes(id);
  }
  function pupilsHere() {
    return room.people.filter(({ id, role }) => role === 'pupil' && isHere(id));
  }
}
