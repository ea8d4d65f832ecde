import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useFormats } from '../../i18n/format';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { FileDrop } from '../../ui/FileDrop';
import { Tag } from '../../ui/Tag';
import { materialQuery, type Material } from './queries';

const accept = '.pdf,.docx,.pptx,.xlsx,.txt,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg';
const maxSize = 20 << 20;

/** Files with their versions; the address of a file stays when a new version comes. */
export function MaterialFiles({ material }: { material: Material }) {
  const { t } = useTranslation('library');
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: materialQuery(material.id).queryKey });
  const { may, files } = material;
  const path = { id: material.id };
  const upload = useMutation({
    mutationFn: ({ file, number }: { file: File; number?: number }) =>
      api.POST('/api/materials/{id}/files', {
        params: { path, query: number === undefined ? {} : { number } },
        // The description calls a file a string; the form carries the file itself.
        body: { file: file as unknown as string },
        bodySerializer: () => {
          const form = new FormData();
          form.append('file', file);
          return form;
        },
      }),
    onSuccess: refresh,
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
              busy={upload.isPending || remove.isPending}
              onVersion={(chosen) => upload.mutate({ file: chosen, number: file.number })}
              onRemove={() => remove.mutate(file.number)}
            />
          ))}
        </ul>
        {may.edit && (
          <FileDrop
            label={upload.isPending ? t('files.sending') : t('files.add')}
            hint={t('files.hint')}
            accept={accept}
            maxSize={maxSize}
            onFiles={([file]) => file && upload.mutate({ file })}
          />
        )}
        <ErrorNotice error={upload.error ?? remove.error} />
      </div>
    </Card>
  );
}

interface LineProps {
  file: Material['files'][number];
  material: Material;
  busy: boolean;
  onVersion: (file: File) => void;
  onRemove: () => void;
}

function FileLine({ file, material, busy, onVersion, onRemove }: LineProps) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const [newest, ...earlier] = file.revisions;
  if (!newest) return null;
  const address = `/api/materials/${material.id}/files/${file.number}`;
  return (
    <li>
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
      {material.may.edit && (
        <div className="line">
          <label className="btn ghost library-version">
            {t('files.newVersion')}
            <input
              type="file"
              className="visually-hidden"
              accept={accept}
              disabled={busy}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                event.target.value = '';
                if (chosen) onVersion(chosen);
              }}
            />
          </label>
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
