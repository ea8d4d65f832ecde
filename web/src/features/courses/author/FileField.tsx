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
  const [chosen, setChosen] = useState<{ id: string; name: string; address?: string }>();
  const choose = (file: { id: string; name: string; address?: string }) => {
    setChosen(file);
    onChange(file.id);
  };
  const shown = [stored, chosen].find((file) => file !== undefined && file.id === fileId);
  return (
    <div className="stack tight">
      {shown && (
        <p role="status">
          {t('unitForm.file')}{' '}
          {shown.address ? (
            <a href={shown.address} target="_blank" rel="noreferrer">
              {shown.name}
            </a>
          ) : (
            // One of the library may be handed out by its material alone, until the unit has it.
            <b>{shown.name}</b>
          )}
        </p>
      )}
      <LargeUpload
        label={t(fileId ? 'unitForm.anotherFile' : 'unitForm.chooseFile')}
        accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg"
        onDone={({ id, name }) => choose({ id, name, address: `/api/files/${id}` })}
      />
      <div className="line">
        <FileFromLibrary onPick={choose} />
      </div>
    </div>
  );
}
