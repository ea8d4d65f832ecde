import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { errorText } from '../../../ui/errorText';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/ProgressBar';
import { maxWorkSize } from '../../courses/assignments/sendWork';
import { useFiles } from '../../courses/assignments/useFiles';
import { UnfinishedUploads, UploadProgress } from '../../courses/assignments/workUploads';

export interface BroughtFile {
  fileId: string;
  name: string;
  size: number;
}

interface Props {
  lessonId: string;
  files: readonly BroughtFile[];
  max: number;
  label: string;
  onAdd: (file: BroughtFile) => void;
  onRemove: (fileId: string) => void;
  /** Some are on their way, or did not arrive: who hands in now would leave them behind. */
  onSending: (isSending: boolean) => void;
}

/** Files for a homework, of the pupil or of the teacher; each is sent when it is chosen, in parts over a line that breaks. */
export function FilesField({ lessonId, files, max, label, onAdd, onRemove, onSending }: Props) {
  const { t } = useTranslation('homework');
  const formats = useFormats();
  const upload = useFiles(
    {
      address: `/api/homework/${lessonId}/files`,
      begin: (request) =>
        body(api.POST('/api/homework/{id}/files/uploads', { params: { path: { id: lessonId } }, body: request })),
    },
    onAdd,
  );
  const isSending = upload.sending.length > 0;
  useEffect(() => onSending(isSending), [isSending, onSending]);
  const count = files.length + upload.sending.length;
  return (
    <div className="stack tight" role="group" aria-label={label}>
      {count > 0 && (
        <ul role="list" className="file-lines">
          {files.map((file) => (
            <li key={file.fileId}>
              <span>{file.name}</span>
              <span className="small muted num">{formats.bytes(file.size)}</span>
              <Button
                kind="ghost"
                aria-label={t('removeOf', { name: file.name })}
                onClick={() => {
                  onRemove(file.fileId);
                  // Its room is wanted for another one. What stands somewhere the server keeps.
                  void api
                    .DELETE('/api/homework/{id}/files/{fileId}', {
                      params: { path: { id: lessonId, fileId: file.fileId } },
                    })
                    .catch(() => undefined);
                }}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
          {upload.sending.map((one) =>
            one.uploader ? (
              <li key={one.key}>
                <UploadProgress uploader={one.uploader} onDone={() => undefined} onCancel={() => upload.remove(one)} />
              </li>
            ) : (
              <li key={one.key}>
                {one.error === undefined ? (
                  <ProgressBar
                    label={one.file.name}
                    value={Math.round(100 * one.share)}
                    max={100}
                    count={formats.percent(one.share)}
                  />
                ) : (
                  <>
                    <span>{one.file.name}</span>
                    <span className="small bad-ink" role="alert">
                      {errorText(one.error)}
                    </span>
                    <Button kind="ghost" onClick={() => upload.again(one)}>
                      {t('again')}
                    </Button>
                  </>
                )}
                <Button
                  kind="ghost"
                  aria-label={t('removeOf', { name: one.file.name })}
                  onClick={() => upload.remove(one)}
                >
                  {t('remove')}
                </Button>
              </li>
            ),
          )}
        </ul>
      )}
      <UnfinishedUploads place={`homework:${lessonId}`} />
      {count < max ? (
        <FileDrop
          label={label}
          hint={t('filesHint', { count: max, max: formats.bytes(maxWorkSize) })}
          accept=".jpg,.jpeg,.png,.webp,.heic,.pdf,.docx,.xlsx,.pptx,.gif,.mp3,.ogg"
          multiple
          maxSize={maxWorkSize}
          onFiles={(chosen) => upload.send(chosen.slice(0, max - count))}
        />
      ) : (
        <p className="small muted">{t('filesFull', { count: max })}</p>
      )}
    </div>
  );
}
