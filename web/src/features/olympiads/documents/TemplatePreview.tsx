import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import type { Documents } from './documents';
import { templatePreviewQuery, type TemplateKind } from './office';

interface Props {
  documents: Documents;
  kind: TemplateKind;
  fileId: string | null;
  changedAt: string | null;
  isSigned: boolean;
  /** Below a page that could be made. */
  children?: ReactNode;
}

/** What a template gives, filled by the server as the document is. The page comes from a file of Word, so the frame lets it do nothing. */
export function TemplatePreview({ documents, kind, fileId, changedAt, isSigned, children }: Props) {
  const { t } = useTranslation('desk');
  const [data, setData] = useState<'own' | 'example'>('own');
  const occasionId = isSigned && data === 'own' ? documents.id : null;
  const preview = useQuery(templatePreviewQuery({ kind, fileId, changedAt, occasionId }));
  const options = [
    { value: 'own', label: t(`office.preview.own.${documents.of}`) },
    { value: 'example', label: t('office.preview.example') },
  ] as const;
  return (
    <div className="stack">
      {isSigned && (
        <Choice
          legend={t('office.preview.data', { document: t(`office.kinds.${kind}`) })}
          value={data}
          options={options}
          onChange={setData}
        />
      )}
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={8} />}
      {preview.data && !preview.error && (
        <>
          <iframe
            className="office-sheet"
            sandbox=""
            srcDoc={preview.data.html}
            title={t('office.preview.title', { document: t(`office.kinds.${kind}`) })}
          />
          <p className="small muted">
            {t('office.preview.note')}
            {preview.data.leftOut > 0 && ` ${t('office.preview.leftOut', { count: preview.data.leftOut })}`}
          </p>
          {children}
        </>
      )}
    </div>
  );
}
