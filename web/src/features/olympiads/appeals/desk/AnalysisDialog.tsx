import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { TextAreaField, TextField } from '../../../../ui/Field';
import { FileDrop } from '../../../../ui/FileDrop';
import { FormDialog } from '../../../../ui/FormDialog';
import { useOlympiad } from '../../desk/olympiadContext';
import { uploadFile } from '../../desk/uploadFile';
import { appealDeskQuery, type DeskRound } from '../queries';

/** Bytes; the server takes no more. */
const maxSize = 20 * 1024 * 1024;

/** Разбор заданий: text, a link to a video, a file. */
export function AnalysisDialog({ round, onClose }: { round: DeskRound; onClose: () => void }) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const { id } = useOlympiad();
  // As it was when it was opened: what a colleague saves meanwhile is not written over.
  const [analysis] = useState(round.analysis);
  const [text, setText] = useState(analysis?.text ?? '');
  const [videoUrl, setVideoUrl] = useState(analysis?.videoUrl ?? '');
  const [file, setFile] = useState(
    analysis?.fileId ? { id: analysis.fileId, name: analysis.fileName ?? '' } : undefined,
  );
  const upload = useMutation({
    mutationFn: uploadFile,
    onSuccess: (stored, chosen) => setFile({ id: stored.id, name: chosen.name }),
  });
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/rounds/{id}/analysis', {
        params: { path: { id: round.roundId } },
        body: { text, videoUrl, fileId: file?.id ?? null, version: analysis?.version ?? null },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: appealDeskQuery(id).queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('desk.analysisOf', { round: round.title })}
      act={{ error: save.error, isPending: save.isPending || upload.isPending }}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('analysis.hint')}</p>
      <TextAreaField
        label={t('analysis.text')}
        hint={t('analysis.textHint')}
        rows={8}
        maxLength={40000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label={t('analysis.videoUrl')}
        type="url"
        value={videoUrl}
        onChange={(event) => setVideoUrl(event.target.value)}
      />
      {file ? (
        <div className="line">
          <span>{file.name}</span>
          <Button kind="ghost" onClick={() => setFile(undefined)}>
            {t('analysis.removeFile')}
          </Button>
        </div>
      ) : (
        <FileDrop
          label={t('analysis.file')}
          {...(upload.isPending && { hint: t('analysis.sending') })}
          accept=".pdf,.docx,.xlsx,.pptx"
          maxSize={maxSize}
          onFiles={([chosen]) => chosen && !upload.isPending && upload.mutate(chosen)}
        />
      )}
      <ErrorNotice error={upload.error} />
    </FormDialog>
  );
}
