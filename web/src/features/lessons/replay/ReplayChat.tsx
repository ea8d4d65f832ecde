import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, useInReplay } from './context';
import type { Timeline } from './timeline';

type Message = ReturnType<Timeline['messages']>[number];

interface Props {
  messages: readonly Message[];
  /** Those in which the words occur. */
  hits: readonly Message[];
  search: string;
  onSearch: (search: string) => void;
}

/** What was said until now; a search looks through the whole lesson, and each message leads to its moment. */
export function ReplayChat({ messages, hits, search, onSearch }: Props) {
  const { t } = useTranslation('replay');
  const { position, clock, nameOf, data } = useInReplay();
  const isSearching = search.trim() !== '';
  const shown = isSearching ? hits : messages.filter(({ ms }) => ms <= position);
  const list = useRef<HTMLUListElement>(null);
  const last = shown.at(-1)?.id;
  useEffect(() => {
    const box = list.current;
    if (box && !isSearching) box.scrollTop = box.scrollHeight;
  }, [last, isSearching]);
  return (
    <div className="talk">
      <label className="field">
        <span className="field-label">{t('search')}</span>
        <input className="input" type="search" value={search} onChange={({ target }) => onSearch(target.value)} />
      </label>
      <p className="small muted" role="status">
        {isSearching ? t('found', { count: hits.length }) : ''}
      </p>
      <ul className="replay-list talk-list" role="list" ref={list}>
        {shown.map(({ id, by, ms, text, to }) => (
          <li key={id}>
            <button type="button" onClick={() => clock.seek(ms)}>
              <span className="num small muted">{clockTime(ms)}</span>
              <span>
                <b className="small">{by === data.me ? t('me') : nameOf(by)}</b>
                {to !== 'everybody' && <span className="small muted"> · {t(`to.${to}`)}</span>}
                <br />
                <span className="talk-text">{text}</span>
              </span>
            </button>
          </li>
        ))}
        {shown.length === 0 && !isSearching && <li className="muted">{t(messages.length > 0 ? 'noneYet' : 'none')}</li>}
      </ul>
    </div>
  );
}
