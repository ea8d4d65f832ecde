import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { uploadFile } from '../desk/uploadFile';
import type { Documents } from './documents';
import { templatesQuery, type Template } from './office';
import { TemplatePreview } from './TemplatePreview';

/** Bytes; the server takes no more. */
const maxSize = 2 * 1024 * 1024;

interface Props {
  documents: Documents;
  template: Template;
  isSigned: boolean;
}

/** One template: fetch it, look at what it gives, and put another in its place once it was looked at. */
export function TemplateRow({ documents, template: { kind, changedAt }, isSigned }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const [isShown, setShown] = useState(false);
  const [resetting, setResetting] = useState(false);
  // Uploaded and not the template yet.
  const [offered, setOffered] = useState<{ id: string; name: string }>();
  const put = async (fileId: string | null) => {
    await api.PUT('/api/document-templates/{kind}', { params: { path: { kind } }, body: { fileId } });
    await queries.invalidateQueries(templatesQuery);
  };
  const upload = useMutation({
    mutationFn: async (file: File) => setOffered({ id: (await uploadFile(file)).id, name: file.name }),
  });
  const take = useMutation({
    mutationFn: put,
    onSuccess: () => {
      setOffered(undefined);
      setShown(true);
    },
  });
  const document = t(`office.kinds.${kind}`);
  const shown = { documents, kind, changedAt, isSigned };
  return (
    <section className="stack">
      <h3>{document}</h3>
      <p className="line">
        <span className="muted">
          {changedAt ? t('office.own', { time: formats.dateTime(changedAt) }) : t('office.standard')}
        </span>
        <a href={`/api/document-templates/${kind}`} download>
          {t('office.download')}
        </a>
        {changedAt && (
          <button type="button" className="linklike" onClick={() => setResetting(true)}>
            {t('office.reset')}
          </button>
        )}
        {!offered && (
          <button
            type="button"
            className="linklike"
            aria-expanded={isShown}
            aria-label={t(isShown ? 'office.preview.hideOf' : 'office.preview.showOf', { document })}
            onClick={() => setShown(!isShown)}
          >
            {t(isShown ? 'office.preview.hide' : 'office.preview.show')}
          </button>
        )}
      </p>
      {!offered && isShown && <TemplatePreview {...shown} fileId={null} />}
      {offered && (
        <>
          <Notice kind="warn">{t('office.preview.offered', { name: offered.name })}</Notice>
          <TemplatePreview {...shown} key={offered.id} fileId={offered.id}>
            <ErrorNotice error={take.error} />
            <div>
              <Button busy={take.isPending} onClick={() => take.mutate(offered.id)}>
                {t('office.preview.take')}
              </Button>
            </div>
          </TemplatePreview>
          <div>
            <Button
              kind="ghost"
              onClick={() => {
                take.reset();
                setOffered(undefined);
              }}
            >
              {t('office.preview.leave')}
            </Button>
          </div>
        </>
      )}
      <FileDrop
        label={t('office.upload', { document })}
        hint={upload.isPending ? t('regulations.sending') : t(`office.uploadHint.${documents.of}`)}
        accept=".docx"
        maxSize={maxSize}
        onFiles={([file]) => file && !upload.isPending && upload.mutate(file)}
      />
      <ErrorNotice error={upload.error} />
      {resetting && (
        <ConfirmDialog
          title={t('office.resetTitle')}
          action={t('office.reset')}
          danger
          onClose={() => setResetting(false)}
          onConfirm={() => put(null)}
        >
          {t(`office.resetText.${documents.of}`)}
        </ConfirmDialog>
      )}
    </section>
  );
}
