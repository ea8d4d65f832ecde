import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { loadTexts } from '../../i18n';
import { useFormats } from '../../i18n/format';
import { lazyPart } from '../../sitting/lazyPart';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Tag } from '../../ui/Tag';
import type { LargeUpload as Upload } from '../../ui/upload/LargeUpload';
import { FilePicture } from './Cover';
import { FileView } from './FileView';
import { putFirstPage } from './firstPage';
import { materialQuery, type Material } from './queries';

const accept = '.pdf,.docx,.pptx,.xlsx,.txt,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg,.wav,.m4a,.mp4,.webm,.mov,.mkv,.zip';

// Who reads does not send.
const LargeUpload = lazyPart<ComponentProps<typeof Upload>>(async () => {
  const [{ LargeUpload }] = await Promise.all([import('../../ui/upload/LargeUpload'), loadTexts('uploads')]);
  return LargeUpload;
});

/** Files with their versions; the address of a file stays when a new version comes. */
export function MaterialFiles({ material }: { material: Material }) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: materialQuery(material.id).queryKey });
  const { may, files } = material;
  const path = { id: material.id };
  const [next, setNext] = useState<FileOf>();
  const attach = useMutation({
    mutationFn: async ({ fileId, file }: { fileId: string; file: File }) => {
      const { number } = await body(
        api.POST('/api/materials/{id}/stored-files', {
          params: { path },
          body: { fileId, number: next?.number ?? null },
        }),
      );
      await putFirstPage(material.id, number, file);
    },
    onSuccess: () => {
      setNext(undefined);
      return refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (number: number) =>
      api.DELETE('/api/materials/{id}/files/{number}', { params: { path: { ...path, number } } }),
    onSuccess: refresh,
  });
  if (files.length === 0 && !may.edit) return null;
  return (
    <Card title={t('files.title')}>
      <div className="stack">
        <ul role="list" className="library-list">
          {files.map((file) => (
            <FileLine
              key={file.number}
              file={file}
              material={material}
              busy={attach.isPending || remove.isPending}
              isNext={file.number === next?.number}
              onVersion={() => setNext(file.number === next?.number ? undefined : file)}
              onRemove={() => remove.mutate(file.number)}
            />
          ))}
        </ul>
        {may.edit && (
          <>
            <LargeUpload
              label={next ? t('files.versionOf', { name: next.revisions[0]?.name }) : t('files.add')}
              accept={accept}
              onDone={({ id }, file) => attach.mutate({ fileId: id, file })}
            />
            <p className="small muted">{t('files.hint')}</p>
          </>
        )}
        <ErrorNotice error={attach.error ?? remove.error} />
      </div>
    </Card>
  );
}

type FileOf = Material['files'][number];

interface LineProps {
  file: FileOf;
  material: Material;
  busy: boolean;
  /** A version of it comes next. */
  isNext: boolean;
  onVersion: () => void;
  onRemove: () => void;
}

function FileLine({ file, material, busy, isNext, onVersion, onRemove }: LineProps) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const [newest, ...earlier] = file.revisions;
  if (!newest) return null;
  const address = `/api/materials/${material.id}/files/${file.number}`;
  return (
    <li>
      <div className="stack tight">
        <div className="library-row">
          <FilePicture materialId={material.id} file={{ ...newest, number: file.number }} size="page" />
          <div>
            <a href={address} download={newest.name}>
              <b>{newest.name}</b>
            </a>
            <p className="small muted">
              {[
                formats.bytes(newest.size),
                formats.date(newest.addedAt),
                t('files.version', { number: newest.revision }),
              ].join(' · ')}
            </p>
            {material.may.edit && newest.text !== 'taken' && (
              <Tag kind={newest.text === 'broken' ? 'bad' : newest.text === 'waiting' ? 'info' : 'none'}>
                {t(`files.text.${newest.text}`)}
              </Tag>
            )}
            {earlier.length > 0 && (
              <details className="small">
                <summary>{t('files.earlier', { count: earlier.length })}</summary>
                <ul role="list" className="library-earlier">
                  {earlier.map((line) => (
                    <li key={line.revision}>
                      <a href={`${address}?version=${line.revision}`} download={line.name}>
                        {t('files.version', { number: line.revision })}
                      </a>{' '}
                      <span className="muted">
                        {formats.bytes(line.size)} · {formats.date(line.addedAt)}
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        </div>
        <FileView {...newest} address={address} title={material.description.title} onDemand />
      </div>
      {material.may.edit && (
        <div className="line">
          <Button kind="ghost" disabled={busy} aria-pressed={isNext} onClick={onVersion}>
            {t('files.newVersion')}
          </Button>
          {material.publishedAt === null && (
            <Button kind="ghost" disabled={busy} onClick={onRemove}>
              {t('files.remove')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
