import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { Documents } from './documents';
import { templatesQuery } from './office';
import { TemplateRow } from './TemplateRow';
import './office.css';

/** Protocol and order about the signed results as Word documents, and their templates. */
export function OfficeCard({ documents, isSigned }: { documents: Documents; isSigned: boolean }) {
  const { t } = useTranslation('desk');
  const templates = useQuery(templatesQuery);
  const own =
    templates.data?.items.filter(
      ({ isOfContest, isOfCourse }) => !isOfCourse && isOfContest === (documents.of === 'contest'),
    ) ?? [];
  const fields = documents.of === 'contest' ? templates.data?.contestFields : templates.data?.fields;
  const of = documents.of === 'contest' ? 'contest' : 'olympiad';
  return (
    <Card title={t('office.title')}>
      <div className="stack">
        <p className="muted">{isSigned ? t('office.lead') : t(`office.unsigned.${of}`)}</p>
        {isSigned && (
          <div className="line">
            {own.map(({ kind }) => (
              <a key={kind} className="btn ghost" href={`${documents.office}/${kind}`} download>
                {t(`office.kinds.${kind}`)}
              </a>
            ))}
          </div>
        )}
        <ErrorNotice error={templates.error} />
        {fields && (
          <details>
            <summary>{t('office.templates')}</summary>
            <div className="stack">
              <p>{t(`office.howTo.${of}`)}</p>
              <p className="small">
                {fields.map((field) => (
                  <code key={field}>{`{{${field}}} `}</code>
                ))}
              </p>
              {own.map((template) => (
                <TemplateRow key={template.kind} documents={documents} template={template} isSigned={isSigned} />
              ))}
            </div>
          </details>
        )}
      </div>
    </Card>
  );
}
