import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useInRoom } from './context';
import { Notes } from './Notes';
import { People } from './People';
import { Polls } from './Polls';
import { Talk } from './Talk';

const tabs = ['talk', 'people', 'polls', 'notes'] as const;
type Tab = (typeof tabs)[number];

/** Beside what is shown: chat, people, polls, notes and files. One at a time, so that a phone has room. */
export function RoomPanel() {
  const { t } = useTranslation('lessons');
  const { view, room, isStaff } = useInRoom();
  const [tab, setTab] = useState<Tab>('talk');
  const [read, setRead] = useState(view.messages.length);
  const list = useRef<HTMLDivElement>(null);
  const unread = tab === 'talk' ? 0 : Math.max(0, view.messages.length - read);
  const news: Partial<Record<Tab, number>> = {
    talk: unread,
    people: view.hands.length + (isStaff ? waitingOf(room).length : 0),
    polls:
      view.polls.filter(
        (poll) => !poll.isClosed && (isStaff || !poll.votes.some(({ personId }) => personId === room.me)),
      ).length +
      view.questions.filter(
        (question) => !question.isClosed && (isStaff || !question.answers.some(({ personId }) => personId === room.me)),
      ).length,
  };

  function choose(next: Tab) {
    if (tab === 'talk' || next === 'talk') setRead(view.messages.length);
    setTab(next);
  }

  function onKey(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!;
    choose(next);
    list.current?.querySelector<HTMLElement>(`#room-tab-${next}`)?.focus();
  }

  return (
    <aside className="room-panel" aria-label={t('panel.label')}>
      <div className="room-tabs" role="tablist" aria-label={t('panel.label')} ref={list}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`room-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="room-tab-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => choose(name)}
            onKeyDown={onKey}
          >
            {t(`panel.${name}`)}
            {(news[name] ?? 0) > 0 && <span className="room-news">{news[name]}</span>}
          </button>
        ))}
      </div>
      <div id="room-tab-panel" role="tabpanel" aria-labelledby={`room-tab-${tab}`} className="room-tab">
        {tab === 'talk' && <Talk />}
        {tab === 'people' && <People />}
        {tab === 'polls' && <Polls />}
        {tab === 'notes' && <Notes />}
      </div>
    </aside>
  );
}

/** Who is at the door. */
export function waitingOf({ people, present, view }: ReturnType<typeof useInRoom>['room']) {
  if (view.phase !== 'open') return [];
  return people.filter(
    ({ id, role }) =>
      (role === 'pupil' || role === 'observer') &&
      present.includes(id) &&
      (view.sentOut.includes(id) || (!view.isDoorOpen && !view.admitted.includes(id))),
  );
}
