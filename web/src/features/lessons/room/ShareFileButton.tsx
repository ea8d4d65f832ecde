import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { uploadLessonFile } from '../uploadLessonFile';
import { useInRoom } from './context';

/** Puts a file out for everybody. */
export function ShareFileButton() {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const id = useId();

  async function share({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    setBusy(true);
    setError(undefined);
    try {
      const stored = await uploadLessonFile(room.id, file);
      await act({ type: 'shareFile', fileId: stored.id, name: stored.name, bytes: stored.size });
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  }

  return (
    <>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        disabled={isBusy}
        onChange={(event) => void share(event)}
      />
      <label className="btn ghost" htmlFor={id} aria-busy={isBusy}>
        {t(isBusy ? 'notes.sharing' : 'notes.share')}
      </label>
      <ErrorNotice error={error} />
    </>
  );
}
