import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { offerFile } from '../../../ui/offerFile';
import type { Replay } from './replayQuery';

/** Makes one file of the lesson, which opens without a network. */
export function SaveButton({ data }: { data: Replay }) {
  const { t, i18n } = useTranslation('replay');
  const formats = useFormats();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const [error, setError] = useState<unknown>();
  const sound = data.tracks.reduce((sum, { bytes }) => sum + bytes, 0);

  async function save() {
    setError(undefined);
    setProgress({ done: 0, of: 1 });
    try {
      const { savedFile } = await import('./savedFile');
      const file = await savedFile(data, i18n.language, (done, of) => setProgress({ done, of }));
      offerFile(`${data.title.replace(/[\\/:*?"<>|]+/g, ' ').trim()} ${data.begunAt.slice(0, 10)}.html`, file);
    } catch (failed) {
      setError(failed);
    }
    setProgress(undefined);
  }

  return (
    <div>
      <Button kind="ghost" busy={progress !== undefined} onClick={() => void save()}>
        {progress ? t('save.coming', progress) : t('save.action')}
      </Button>
      {sound > 0 && <p className="small muted">{t('save.size', { size: formats.bytes(sound) })}</p>}
      <ErrorNotice error={error} />
    </div>
  );
}
