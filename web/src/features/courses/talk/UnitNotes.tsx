import { Link } from '@tanstack/react-router';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkError } from '../../../api/errors';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { whole } from './places';
import { PlaceField } from './PlaceField';
import { PlaceLink } from './PlaceLink';
import type { Place } from './queries';
import type { Notes } from './useNotes';

const longest = 10_000;

interface Props {
  notes: Notes;
  body: RefObject<HTMLElement | null>;
  chosen: Place;
  choose: (place: Place) => void;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** Own notes on a unit; they are saved while they are written. */
export function UnitNotes({ notes, body, chosen, choose, isOpen, setOpen }: Props) {
  const { t } = useTranslation(['talk', 'common']);
  const [text, setText] = useState('');
  const [editing, setEditing] = useState<string>();
  return (
    <Card
      title={t('note.title')}
      action={
        !isOpen && (
          <Button kind="ghost" onClick={() => setOpen(true)}>
            {t('note.add')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p className="small muted">
          {t('note.private')} <Link to="/notes">{t('note.all')}</Link>
        </p>
        {isOpen && (
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault();
              notes.add(chosen, text);
              setText('');
              choose(whole);
              setOpen(false);
            }}
          >
            <PlaceField body={body} value={chosen} onChange={choose} />
            <TextAreaField
              label={t('note.text')}
              maxLength={longest}
              required
              // The form was opened to be written in.
              // eslint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div className="line">
              <Button type="submit">{t('note.keep')}</Button>
              <Button kind="ghost" onClick={() => setOpen(false)}>
                {t('common:cancel')}
              </Button>
            </div>
          </form>
        )}
        {/* Without a network the words are safe on the device, and each note says so. */}
        <ErrorNotice error={notes.error instanceof NetworkError ? undefined : notes.error} />
        {notes.notes.length > 0 && (
          <ul role="list" className="talk-list">
            {notes.notes.map((note) => (
              <li key={note.id} className="stack tight">
                <PlaceLink place={note.place} body={body} />
                {editing === note.id ? (
                  <TextAreaField
                    label={t('note.text')}
                    maxLength={longest}
                    value={note.text}
                    onChange={(event) => notes.write(note.id, event.target.value)}
                  />
                ) : (
                  <p className="talk-text">{note.text}</p>
                )}
                <div className="line">
                  <Button kind="ghost" onClick={() => setEditing(editing === note.id ? undefined : note.id)}>
                    {t(editing === note.id ? 'note.done' : 'note.edit')}
                  </Button>
                  <Button kind="ghost" onClick={() => notes.remove(note.id)}>
                    {t('note.remove')}
                  </Button>
                  <span className="small muted" role="status">
                    {t(note.isDirty ? 'note.onDevice' : 'note.saved')}
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
