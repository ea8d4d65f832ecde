import { useId, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError } from '../../../api/errors';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { uploadLessonFile } from '../uploadLessonFile';
import { useInRoom } from './context';
import { pdfOf } from './presentation';

/** Makes pictures of a PDF on this device, sends them, and shows the first: pupils load one page at a time. */
export function SlidesButton() {
  const { t } = useTranslation('lessons');
  const { room, act } = useInRoom();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [error, setError] = useState<unknown>();
  const [isUnreadable, setUnreadable] = useState(false);
  const [problem, setProblem] = useState<'noConverter' | 'failed'>();
  const id = useId();

  async function bring({ target }: ChangeEvent<HTMLInputElement>) {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    setError(undefined);
    setUnreadable(false);
    setProblem(undefined);
    setProgress({ done: 0, of: 0 });
    try {
      const { pagesOf } = await import('./slides');
      const pdf = /\.pptx$/i.test(file.name) ? await pdfOf(room.id, file) : file;
      if (typeof pdf === 'string') {
        setProblem(pdf);
        setProgress(undefined);
        return;
      }
      const pages: string[] = [];
      for await (const { page, of } of pagesOf(pdf)) {
        pages.push((await uploadLessonFile(room.id, page)).id);
        setProgress({ done: pages.length, of });
      }
      await act({ type: 'bringSlides', title: file.name.replace(/\.(pdf|pptx)$/i, '').slice(0, 200), pages });
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
        accept="application/pdf,.pdf,.pptx"
        disabled={progress !== undefined}
        onChange={(event) => void bring(event)}
      />
      <label className="btn ghost" htmlFor={id} aria-busy={progress !== undefined}>
        {!progress
          ? t('tools.slides')
          : progress.of === 0
            ? t('tools.slidesBeginning')
            : t('tools.slidesComing', progress)}
      </label>
      {problem && <p className="notice bad">{t(`tools.pptx.${problem}`)}</p>}
      {isUnreadable && <p className="notice bad">{t('tools.slidesUnreadable')}</p>}
      <ErrorNotice error={error} />
    </div>
  );
}
