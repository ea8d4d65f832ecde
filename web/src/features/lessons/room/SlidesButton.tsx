import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError } from '../../../api/errors';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { uploadLessonFile } from '../uploadLessonFile';
import { useInRoom } from './context';

/** Makes pictures of a PDF on this device, sends them, and shows the first: pupils load one page at a time. */
export function SlidesButton() {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [error, setError] = useState<unknown>();
  const [isUnreadable, setUnreadable] = useState(false);
  const id = useId();

  async function bring({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    setError(undefined);
    setUnreadable(false);
    setProgress({ done: 0, of: 0 });
    try {
      const { pagesOf } = await import('./slides');
      const pages: string[] = [];
      for await (const { page, of } of pagesOf(file)) {
        pages.push((await uploadLessonFile(room.id, page)).id);
        setProgress({ done: pages.length, of });
      }
      await act({ type: 'bringSlides', title: file.name.replace(/\.pdf$/i, '').slice(0, 200), pages });
    } catch (failed) {
      if (failed instanceof ApiError || failed instanceof NetworkError) setError(failed);
      else setUnreadable(true);
    }
    setProgress(undefined);
  }

  return (
    <div>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept="application/pdf,.pdf"
        disabled={progress !== undefined}
        onChange={(event) => void bring(event)}
      />
      <label className="btn ghost" htmlFor={id} aria-busy={progress !== undefined}>
        {progress ? t('tools.slidesComing', progress) : t('tools.slides')}
      </label>
      {isUnreadable && <p className="notice bad">{t('tools.slidesUnreadable')}</p>}
      <ErrorNotice error={error} />
    </div>
  );
}
