import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';

interface Props {
  entryId: string;
  files: { number: number; name?: string; size: number }[];
  videoUrl: string;
}

/** Links to the files of an entry and to its video; whoever may not know the names reads «Файл 1». */
export function EntryFiles({ entryId, files, videoUrl }: Props) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  if (files.length === 0 && !videoUrl) return null;
  return (
    <ul className="contest-files" role="list">
      {files.map((file, index) => (
        <li key={file.number}>
          <a href={`/api/contest-entries/${entryId}/files/${file.number}`} target="_blank" rel="noreferrer">
            {file.name ?? t('files.file', { number: index + 1 })}
          </a>{' '}
          <span className="small muted num">{formats.bytes(file.size)}</span>
        </li>
      ))}
      {videoUrl && (
        <li>
          <a href={videoUrl} target="_blank" rel="noreferrer noopener">
            {t('files.video')}
          </a>{' '}
          {URL.canParse(videoUrl) && <span className="small muted">{new URL(videoUrl).hostname}</span>}
        </li>
      )}
    </ul>
  );
}
