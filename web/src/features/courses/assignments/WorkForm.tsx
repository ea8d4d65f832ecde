import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { errorText } from '../../../ui/errorText';
import { TextAreaField } from '../../../ui/Field';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/ProgressBar';
import { learningQuery } from '../../people/queries/learning';
import { newId } from '../ids';
import { useKept } from '../../../ui/useKept';
import type { HandedIn } from '../queries/learning';
import { maxWorkSize, type StoredWork } from './sendWork';
import { useFiles } from './useFiles';

interface Kept {
  /** Of the try, so that sending it twice hands in once. */
  submissionId: string;
  text: string;
  files: StoredWork[];
}

interface Props {
  personId: string;
  enrolmentId: string;
  unitId: string;
  maxFiles: number;
  /** The try that was returned. */
  last: HandedIn | undefined;
  isLate: boolean;
}

/** The next try: text and files stay on the device until they are handed in. */
export function WorkForm({ personId, enrolmentId, unitId, maxFiles, last, isLate }: Props) {
  const { t } = useTranslation(['courses', 'common']);
  const formats = useFormats();
  const queries = useQueryClient();
  const [kept, keep, forget] = useKept<Kept>(
    personId,
    `work:${enrolmentId}:${unitId}:${String(last?.number ?? 0)}`,
    () => ({ submissionId: newId(), text: last?.text ?? '', files: [] }),
  );
  const { text, files } = kept;
  const upload = useFiles(enrolmentId, unitId, (file) => keep((now) => ({ ...now, files: [...now.files, file] })));
  const count = files.length + upload.sending.length;
  const isSending = upload.sending.some(({ error }) => error === undefined);

  const handIn = useMutation({
    mutationFn: () =>
      api.POST('/api/learning/{id}/units/{unitId}/submissions', {
        params: { path: { id: enrolmentId, unitId } },
        body: { submissionId: kept.submissionId, text, fileIds: files.map(({ fileId }) => fileId) },
      }),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: learningQuery.queryKey });
    },
  });

  // Words stay on the device; a file that is on its way does not.
  useBlocker({
    shouldBlockFn: () => isSending && !window.confirm(t('work.leaveFiles')),
    enableBeforeUnload: () => isSending,
  });

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!handIn.isPending && !isSending) handIn.mutate();
      }}
    >
      <h2>{t(last ? 'work.nextTry' : 'work.first')}</h2>
      <TextAreaField
        label={t('work.text')}
        hint={t('work.textHint')}
        rows={8}
        maxLength={50_000}
        value={text}
        onChange={(event) => keep((now) => ({ ...now, text: event.target.value }))}
      />
      {maxFiles > 0 && (
        <div className="stack tight" role="group" aria-label={t('work.files')}>
          {count > 0 && (
            <ul role="list" className="file-lines">
              {files.map((file) => (
                <li key={file.fileId}>
                  <span>{file.name}</span>
                  <span className="small muted num">{formats.bytes(file.size)}</span>
                  <Button
                    kind="ghost"
                    aria-label={t('work.removeOf', { name: file.name })}
                    onClick={() =>
                      keep((now) => ({ ...now, files: now.files.filter(({ fileId }) => fileId !== file.fileId) }))
                    }
                  >
                    {t('work.remove')}
                  </Button>
                </li>
              ))}
              {upload.sending.map((one) => (
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
                        {t('work.again')}
                      </Button>
                    </>
                  )}
                  <Button
                    kind="ghost"
                    aria-label={t('work.removeOf', { name: one.file.name })}
                    onClick={() => upload.remove(one)}
                  >
                    {t('work.remove')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {count < maxFiles ? (
            <FileDrop
              label={t('work.attach')}
              hint={t('work.filesHint', { count: maxFiles, max: formats.bytes(maxWorkSize) })}
              accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg"
              multiple
              maxSize={maxWorkSize}
              onFiles={(chosen) => upload.send(chosen.slice(0, maxFiles - count))}
            />
          ) : (
            <p className="small muted">{t('work.filesFull', { count: maxFiles })}</p>
          )}
        </div>
      )}
      {isLate && <p className="notice warn">{t('work.willBeLate')}</p>}
      <ErrorNotice error={handIn.error} />
      <div className="line">
        <Button type="submit" busy={handIn.isPending} aria-disabled={isSending || undefined}>
          {t('work.handIn')}
        </Button>
        {isSending && <span className="small muted">{t('work.sending')}</span>}
      </div>
    </form>
  );
}
