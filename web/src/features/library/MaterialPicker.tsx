import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { TextField } from '../../ui/Field';
import { searchQuery, type Card } from './queries';
import './library.css';

const nothing = { subject: '', grade: '', kind: '', yearFrom: '', yearTo: '', access: '', collection: '', page: 1 };

interface Props {
  /** A path of this site: links keep wherever the cabinet moves. */
  onPick: (material: { title: string; address: string }) => void;
  onClose: () => void;
}

/** Looks a material up to put a link to it somewhere. A page that has it loads the texts `library`. */
export function MaterialPicker({ onPick, onClose }: Props) {
  const { t } = useTranslation('library');
  return (
    <Dialog title={t('picker.title')} onClose={onClose}>
      <MaterialSearch onPick={({ id, title }) => onPick({ title, address: `/library/${id}` })} />
    </Dialog>
  );
}

/** Materials by words, to choose one. */
export function MaterialSearch({ onPick }: { onPick: (card: Card) => void }) {
  const { t } = useTranslation('library');
  const [words, setWords] = useState('');
  const [q, setQ] = useState('');
  const found = useQuery({ ...searchQuery({ ...nothing, q }), enabled: q !== '' });
  const about = (card: Card) =>
    [t(`kind.${card.kind}`), card.authors.slice(0, 2).join(', '), card.year].filter(Boolean).join(' · ');
  return (
    <div className="stack">
      <div className="line">
        <TextField
          label={t('picker.words')}
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Inside the form of what is being edited there can be no second one, and that one is not meant.
            event.preventDefault();
            setQ(words.trim());
          }}
        />
        <Button kind="ghost" onClick={() => setQ(words.trim())}>
          {t('search.go')}
        </Button>
      </div>
      <ErrorNotice error={found.error} />
      {found.data?.items.length === 0 && <EmptyState title={t('search.nothing')}>{t('search.nothingHint')}</EmptyState>}
      <ul role="list" className="library-list" aria-busy={found.isFetching}>
        {found.data?.items.map(({ card }) => (
          <li key={card.id}>
            <div>
              <b>{card.title}</b>
              <p className="small muted">{about(card)}</p>
            </div>
            <Button kind="ghost" aria-label={t('picker.pickOne', { title: card.title })} onClick={() => onPick(card)}>
              {t('picker.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
