import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { FileDrop } from '../FileDrop';
import { uploadSteps, type UploadView } from './steps';
import { ownUploadsQuery, UnfinishedUploads } from './UnfinishedUploads';
import { Uploader } from './uploader';
import { UploadProgress } from './UploadProgress';
import './upload.css';

interface Props {
  label: string;
  /** As in `<input accept>`. */
  accept: string;
  /** Bytes; what the server takes at most where it is less. */
  maxSize?: number;
  /** The file is stored and may be handed out; its id is that of the view. */
  onDone: (view: UploadView, file: File) => void;
}

/**
 * A file of up to gigabytes, on a line that breaks: it goes on by itself, after a pause, and on another day when the same file is
 * chosen again. A page that has it loads the texts `uploads`.
 */
export function LargeUpload({ label, accept, maxSize = Infinity, onDone }: Props) {
  const { t } = useTranslation('uploads');
  const formats = useFormats();
  const client = useQueryClient();
  const { data: own } = useQuery(ownUploadsQuery);
  const [uploader, setUploader] = useState<Uploader>();
  const current = useRef<Uploader>(undefined);

  // Leaving the page leaves what has come.
  useEffect(() => () => current.current?.leave(), []);

  function begin(file: File) {
    const next = new Uploader(file, uploadSteps);
    current.current = next;
    setUploader(next);
    next.start();
  }

  function end() {
    current.current = undefined;
    setUploader(undefined);
    void client.invalidateQueries(ownUploadsQuery);
  }

  const room = own && Math.min(own.maxBytes, own.ownLimit - own.ownBytes, own.allLeft ?? Infinity);
  if (uploader)
    return (
      <UploadProgress
        uploader={uploader}
        onDone={(view) => {
          end();
          onDone(view, uploader.file);
        }}
        onCancel={() => void uploader.cancel().finally(end)}
      />
    );
  return (
    <div className="stack tight">
      <FileDrop
        label={label}
        accept={accept}
        {...(room !== undefined && { hint: t('room', { size: formats.bytes(Math.max(0, Math.min(room, maxSize))) }) })}
        maxSize={Math.min(maxSize, own?.maxBytes ?? Infinity)}
        onFiles={([file]) => file && begin(file)}
      />
      <UnfinishedUploads place={null} />
    </div>
  );
}
