import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../ui/FormDialog';
import { TextField } from '../../../ui/Field';
import { audioMarkdown, imageMarkdown, upload } from './media';

export type MediaKind = 'image' | 'audio';

interface Props {
  kind: MediaKind;
  file: File;
  /** Gets the Markdown of the stored file. */
  onInsert: (markdown: string) => void;
  onClose: () => void;
}

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
  const store = useMutation({
    mutationFn: () => upload(file),
    onSuccess: ({ address }) =>
      onInsert(kind === 'image' ? imageMarkdown(address, words) : audioMarkdown(address, words)),
  });
  // A form cannot stand in the question's form: the dialog stands at the end of the page.
  return createPortal(
    <FormDialog
      title={t(`media.${kind}`)}
      action={t('media.insert')}
      act={store}
      onSubmit={() => store.mutate()}
      onClose={onClose}
    >
      {kind === 'image' ? <img className="media-shown" ref={show} alt="" /> : <p>{file.name}</p>}
      <TextField
        label={t(`media.${kind}Words`)}
        hint={t(`media.${kind}Hint`)}
        required
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </FormDialog>,
    document.body,
  );
}
