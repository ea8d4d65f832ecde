import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { TextAreaField } from '../../../ui/Field';
import { useInRoom } from './context';
import { ShareFileButton } from './ShareFileButton';

/** What stays from the lesson: notes that those who lead write, and files. */
export function Notes() {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const { room, view, isStaff, act } = useInRoom();
  const [draft, setDraft] = useState<{ text: string; basedOn: number }>();
  async function keep() {
    if (!draft) return;
    const done = await act({ type: 'writeNotes', text: draft.text, basedOn: draft.basedOn });
    if (done) setDraft(undefined);
  }
  return (
    <div className="stack tight">
      {draft ? (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <TextAreaField
            label={t('notes.text')}
            rows={10}
            maxLength={20_000}
            value={draft.text}
            onChange={({ target }) => setDraft({ ...draft, text: target.value })}
          />
          {draft.basedOn !== view.notes.seq && <p className="notice warn">{t('notes.changed')}</p>}
          <div className="line">
            <Button type="submit">{t('notes.keep')}</Button>
            <Button kind="ghost" onClick={() => setDraft(undefined)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          {view.notes.text ? (
            <p className="notes-text">{view.notes.text}</p>
          ) : (
            <p className="muted">{t('notes.none')}</p>
          )}
          {isStaff && view.phase !== 'over' && (
            <Button kind="ghost" onClick={() => setDraft({ text: view.notes.text, basedOn: view.notes.seq })}>
              {t('notes.write')}
            </Button>
          )}
        </>
      )}
      <h2>{t('notes.files')}</h2>
      {view.files.length === 0 && <p className="muted">{t('notes.noFiles')}</p>}
      <ul role="list" className="people-list">
        {view.files.map((file) => (
          <li key={file.id} className="line ends">
            <a href={`/api/lessons/${room.id}/files/${file.fileId}`} download={file.name}>
              {file.name} <span className="small muted">{formats.bytes(file.bytes)}</span>
            </a>
            {isStaff && (
              <Button
                kind="ghost"
                aria-label={t('notes.takeBackOf', { name: file.name })}
                onClick={() => void act({ type: 'takeBackFile', shareId: file.id })}
              >
                {t('notes.takeBack')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isStaff && view.phase !== 'over' && <ShareFileButton />}
    </div>
  );
}
