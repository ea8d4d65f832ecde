import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Skeleton } from '../../ui/Skeleton';
import { FilePicture } from './Cover';
import { MaterialSearch } from './MaterialPicker';
import { materialQuery, type Card } from './queries';
import './library.css';

interface Props {
  /** Films only; otherwise whatever a unit hands out. */
  kind?: 'video' | undefined;
  onPick: (file: { id: string; name: string }) => void;
  onClose: () => void;
}

/** Looks a file of the library up to show it somewhere else. A page that has it loads the texts `library`. */
export function MaterialFilePicker({ kind, onPick, onClose }: Props) {
  const { t } = useTranslation('library');
  const [material, setMaterial] = useState<Card>();
  return (
    <Dialog title={t(kind === 'video' ? 'picker.videoTitle' : 'picker.fileTitle')} onClose={onClose}>
      {material ? (
        <div className="stack">
          <div className="line">
            <Button kind="ghost" onClick={() => setMaterial(undefined)}>
              {t('picker.back')}
            </Button>
          </div>
          <Files material={material} kind={kind} onPick={onPick} />
        </div>
      ) : (
        <MaterialSearch onPick={setMaterial} />
      )}
    </Dialog>
  );
}

function Files({ material, kind, onPick }: { material: Card } & Pick<Props, 'kind' | 'onPick'>) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const read = useQuery(materialQuery(material.id));
  if (!read.data) return read.isPending ? <Skeleton lines={3} /> : <ErrorNotice error={read.error} />;
  const fits = (type: string) => type.startsWith('video/') === (kind === 'video') && type !== 'application/zip';
  const files = read.data.files.flatMap(({ number, revisions: [newest] }) =>
    newest?.fileId && fits(newest.mediaType) ? [{ ...newest, fileId: newest.fileId, number }] : [],
  );
  return (
    <section className="stack tight" aria-label={material.title}>
      <h3>{material.title}</h3>
      {files.length === 0 && (
        <EmptyState title={t(kind === 'video' ? 'picker.noVideo' : 'picker.noFile')}>
          {t('picker.noFileHint')}
        </EmptyState>
      )}
      <ul role="list" className="library-list">
        {files.map((file) => (
          <li key={file.number}>
            <div className="library-row">
              <FilePicture materialId={material.id} file={file} />
              <div>
                <b>{file.name}</b>
                <p className="small muted num">{formats.bytes(file.size)}</p>
              </div>
            </div>
            <Button
              kind="ghost"
              aria-label={t('picker.pickOne', { title: file.name })}
              onClick={() => onPick({ id: file.fileId, name: file.name })}
            >
              {t('picker.pick')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
