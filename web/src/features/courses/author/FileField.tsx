import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { upload } from '../../assessment/editor/media';
import { maxWorkSize } from '../assignments/sendWork';

interface Props {
  fileId: string | null;
  /** The one that was saved. */
  stored: { id: string; name: string } | undefined;
  onChange: (fileId: string) => void;
}

/** The file that a unit shows or hands out. */
export function FileField({ fileId, stored, onChange }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const send = useMutation({
    mutationFn: async (file: File) => ({ ...(await upload(file)), name: file.name }),
    onSuccess: (file) => {
      setChosen({ id: file.id, name: file.name });
      onChange(file.id);
    },
  });
  const shown = [chosen, stored].find((file) => file !== undefined && file.id === fileId);
  return (
    <div className="stack tight">
      {shown && (
        <p>
          {t('unitForm.file')}{' '}
          <a href={`/api/files/${shown.id}`} target="_blank" rel="noreferrer">
            {shown.name}
          </a>
        </p>
      )}
      <FileDrop
        label={t(send.isPending ? 'work.sending' : shown ? 'unitForm.anotherFile' : 'unitForm.chooseFile')}
        hint={t('unitForm.fileHint', { max: formats.bytes(maxWorkSize) })}
        accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg"
        maxSize={maxWorkSize}
        onFiles={([file]) => file && !send.isPending && send.mutate(file)}
      />
      <ErrorNotice error={send.error} />
    </div>
  );
}
