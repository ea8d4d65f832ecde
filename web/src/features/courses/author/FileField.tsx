import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LargeUpload } from '../../../ui/upload/LargeUpload';
import { FileFromLibrary } from './FromLibrary';

interface Props {
  fileId: string | null;
  /** The one that was saved, and where it is had. */
  stored: { id: string; name: string; address: string } | undefined;
  onChange: (fileId: string) => void;
}

/** The file that a unit shows or hands out: brought from here, or one of the library, of which no copy is made. */
export function FileField({ fileId, stored, onChange }: Props) {
  const { t } = useTranslation('courses');
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const choose = (file: { id: string; name: string }) => {
    setChosen(file);
    onChange(file.id);
  };
  const isStored = stored?.id === fileId;
  return (
    <div className="stack tight">
      {isStored ? (
        <p>
          {t('unitForm.file')}{' '}
          <a href={stored?.address} target="_blank" rel="noreferrer">
            {stored?.name}
          </a>
        </p>
      ) : (
        chosen?.id === fileId && (
          <p role="status">
            {t('unitForm.file')} {chosen?.name}
          </p>
        )
      )}
      <LargeUpload
        label={t(fileId ? 'unitForm.anotherFile' : 'unitForm.chooseFile')}
        accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg"
        onDone={choose}
      />
      <div className="line">
        <FileFromLibrary onPick={choose} />
      </div>
    </div>
  );
}
