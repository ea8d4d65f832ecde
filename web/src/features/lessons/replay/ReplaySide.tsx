import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, useInReplay } from './context';
import { ReplayChat } from './ReplayChat';
import { ReplayPolls } from './ReplayPolls';
import { found, type Chapter } from './timeline';
import { useBoardName } from './useBoardName';

const tabs = ['chapters', 'chat', 'polls', 'notes'] as const;
type Tab = (typeof tabs)[number];

/** Beside what is shown: where one is, what was said and asked, what stays. */
export function ReplaySide({ chapters }: { chapters: readonly Chapter[] }) {
  const { t } = useTranslation('replay');
  const { timeline, view } = useInReplay();
  const [tab, setTab] = useState<Tab>('chapters');
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const messages = useMemo(() => timeline.messages(), [timeline]);
  const hits = useMemo(() => found(messages, search), [messages, search]);

  function onKey(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!;
    setTab(next);
    list.current?.querySelector<HTMLElement>(`#replay-tab-${next}`)?.focus();
  }

  return (
    <aside className="replay-side" aria-label={t('side')}>
      <div className="room-tabs" role="tablist" aria-label={t('side')} ref={list}>
        {tabs.map((name) => (
          <button
            key={name}
            id={`replay-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={tab === name}
            aria-controls="replay-tab-panel"
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
            onKeyDown={onKey}
          >
            {t(`tabs.${name}`)}
          </button>
        ))}
      </div>
      <div id="replay-tab-panel" role="tabpanel" aria-labelledby={`replay-tab-${tab}`} className="room-tab">
        {tab === 'chapters' && <Chapters chapters={chapters} />}
        {tab === 'chat' && <ReplayChat messages={messages} hits={hits} search={search} onSearch={setSearch} />}
        {tab === 'polls' && <ReplayPolls />}
        {tab === 'notes' &&
          (view.notes.text ? <p className="notes-text">{view.notes.text}</p> : <p className="muted">{t('noNotes')}</p>)}
      </div>
    </aside>
  );
}

function Chapters({ chapters }: { chapters: readonly Chapter[] }) {
  const { timeline, clock, position } = useInReplay();
  const nameOfBoard = useBoardName();
  const now = chapters.findLast(({ at }) => at <= position);
  return (
    <ol role="list" className="replay-list">
      {chapters.map((chapter) => (
        <li key={chapter.at}>
          <button
            type="button"
            aria-current={chapter === now ? 'step' : undefined}
            onClick={() => clock.seek(chapter.at)}
          >
            <span className="num small muted">{clockTime(chapter.at)}</span>
            <span>{nameOfBoard(chapter.board, timeline.viewAt(chapter.at))}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
