import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { templatesQuery, type Template } from './queries';
import { uploadFile } from './uploadFile';

/** Bytes; a template is a page or two. */
const maxSize = 2 * 1024 * 1024;

/** Protocol and order about the signed results as Word documents, and their templates. */
export function OfficeCard({ olympiadId, isSigned }: { olympiadId: string; isSigned: boolean }) {
  const { t } = useTranslation('desk');
  const templates = useQuery(templatesQuery);
  return (
    <Card title={t('office.title')}>
      <div className="stack">
        <p className="muted">{t(isSigned ? 'office.lead' : 'office.unsigned')}</p>
        {isSigned && (
          <div className="line">
            {templates.data?.items.map(({ kind }) => (
              <a key={kind} className="btn ghost" href={`/api/olympiads/${olympiadId}/documents/${kind}`} download>
                {t(`office.kinds.${kind}`)}
              </a>
            ))}
          </div>
        )}
        <ErrorNotice error={templates.error} />
        {templates.data && (
          <details>
            <summary>{t('office.templates')}</summary>
            <div className="stack">
              <p>{t('office.howTo')}</p>
              <p className="small">
                {templates.data.fields.map((field) => (
                  <code key={field}>{`{{${field}}} `}</code>
                ))}
              </p>
              {templates.data.items.map((template) => (
                <TemplateRow key={template.kind} template={template} />
              ))}
            </div>
          </details>
        )}
      </div>
    </Card>
  );
}

function TemplateRow({ template: { kind, changedAt } }: { template: Template }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const [resetting, setResetting] = useState(false);
  const put = async (fileId: string | null) => {
    await api.PUT('/api/document-templates/{kind}', { params: { path: { kind } }, body: { fileId } });
    await queries.invalidateQueries(templatesQuery);
  };
  const upload = useMutation({ mutationFn: async (file: File) => put((await uploadFile(file)).id) });
  return (
    <section className="stack">
      <h3>{t(`office.kinds.${kind}`)}</h3>
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
      </p>
      <FileDrop
        label={t('office.upload', { document: t(`office.kinds.${kind}`) })}
        hint={t(upload.isPending ? 'regulations.sending' : 'office.uploadHint')}
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
          {t('office.resetText')}
        </ConfirmDialog>
      )}
    </section>
  );
}
