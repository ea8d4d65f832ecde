import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog';
import { TextField } from '../../../ui/Field';
import { uploadSteps } from '../../../ui/upload/steps';
import { Uploader } from '../../../ui/upload/uploader';
import { UploadProgress } from '../../../ui/upload/UploadProgress';
import { audioMarkdown, imageMarkdown, maxMediaSize, upload } from './media';

export type MediaKind = 'image' | 'audio';

interface Props {
  kind: MediaKind;
  file: File;
  /** Gets the Markdown of the stored file. */
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

const never = () => () => undefined;

/** Asks for the words that stand for an image or name a sound, and stores the file only then. */
export function MediaDialog({ kind, file, onInsert, onClose }: Props) {
  const { t } = useTranslation('assessment');
  const [words, setWords] = useState('');
  const show = useCallback(
    (image: HTMLImageElement) => {
      image.src = URL.createObjectURL(file);
      return () => URL.revokeObjectURL(image.src);
    },
    [file],
  );
  const [uploader] = useState(() => (file.size > maxMediaSize ? new Uploader(file, uploadSteps) : undefined));
  const phase = useSyncExternalStore(uploader?.subscribe ?? never, () => uploader?.state.phase);
  const [isBegun, setIsBegun] = useState(false);
  useEffect(() => () => uploader?.leave(), [uploader]);
  const insert = (address: string) =>
    onInsert(kind === 'image' ? imageMarkdown(address, words) : audioMarkdown(address, words));
  const store = useMutation({
    mutationFn: () => upload(file),
    onSuccess: ({ address }) => insert(address),
  });

  function begin() {
    if (!uploader) store.mutate();
    else if (!isBegun) {
      setIsBegun(true);
      uploader.start();
    } else if (phase === 'paused' || phase === 'failed') uploader.start();
  }

  // A form cannot stand in the question's form: the dialog stands at the end of the page.
  return createPortal(
    <FormDialog
      title={t(`media.${kind}`)}
      action={t('media.insert')}
      act={{ error: store.error, isPending: store.isPending || (isBegun && phase !== 'paused' && phase !== 'failed') }}
      onSubmit={begin}
      onClose={onClose}
    >
      {kind === 'image' ? <img className="media-shown" ref={show} alt="" /> : !isBegun && <p>{file.name}</p>}
      <TextField
        label={t(`media.${kind}Words`)}
        hint={t(`media.${kind}Hint`)}
        required
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {uploader && isBegun && (
        <UploadProgress uploader={uploader} onDone={(view) => view.file && insert(view.file.address)} />
      )}
    </FormDialog>,
    document.body,
  );
}
