import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Button } from '../Button';
import { ErrorNotice, Notice } from '../ErrorNotice';
import { ProgressBar } from '../ProgressBar';
import type { UploadView } from './steps';
import type { Uploader } from './uploader';

interface Props {
  uploader: Uploader;
  /** The file is there and may be handed out. */
  onDone: (view: UploadView) => void;
  /** Besides pausing, gives the file up; without it there is no such button. */
  onCancel?: () => void;
}

/** How far a large file is, and what can be done about it. */
export function UploadProgress({ uploader, onDone, onCancel }: Props) {
  const { t } = useTranslation('uploads');
  const formats = useFormats();
  const { phase, sent, before, secondsLeft, error, view } = useSyncExternalStore(uploader.subscribe, uploader.snapshot);
  const { file } = uploader;
  const refused = phase === 'failed' && view?.file && view.file.state !== 'ready' ? view.file : undefined;

  useEffect(() => {
    if (phase === 'done' && view) onDone(view);
    // Told once: what is done does not become undone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phase]);

  const left =
    secondsLeft === undefined
      ? ''
      : secondsLeft < 60
        ? t('left', { time: t('lessThanMinute') })
        : t('left', {
            time:
              secondsLeft < 5_400
                ? formats.number(Math.ceil(secondsLeft / 60), { style: 'unit', unit: 'minute', unitDisplay: 'long' })
                : formats.number(secondsLeft / 3_600, {
                    style: 'unit',
                    unit: 'hour',
                    unitDisplay: 'long',
                    maximumFractionDigits: 1,
                  }),
          });

  return (
    <div className="stack tight">
      <p className="upload-name">{file.name}</p>
      <ProgressBar
        label={t(`phase.${phase}`)}
        value={sent}
        max={file.size}
        count={t('sent', { sent: formats.bytes(sent), size: formats.bytes(file.size) })}
      />
      <p className="small muted" role="status">
        {phase === 'waiting'
          ? t('waitingHint')
          : left || (before > 0 ? t('goesOn', { size: formats.bytes(before) }) : '')}
      </p>
      {refused ? (
        <div role="alert">
          <Notice kind="warn">
            {refused.state === 'infected' ? t('infected', { finding: refused.finding }) : t('spoilt')}
          </Notice>
        </div>
      ) : (
        <ErrorNotice error={phase === 'failed' ? error : undefined} />
      )}
      <div className="line">
        {(phase === 'sending' || phase === 'waiting') && (
          <Button kind="ghost" onClick={() => uploader.pause()}>
            {t('pause')}
          </Button>
        )}
        {(phase === 'paused' || phase === 'failed') && (
          <Button kind="ghost" onClick={() => uploader.start()}>
            {t(phase === 'paused' ? 'resume' : 'again')}
          </Button>
        )}
        {onCancel && phase !== 'done' && phase !== 'checking' && (
          <Button kind="ghost" onClick={onCancel}>
            {t('giveUp')}
          </Button>
        )}
      </div>
    </div>
  );
}
