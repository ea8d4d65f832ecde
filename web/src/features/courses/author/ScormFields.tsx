import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/ErrorNotice';
import { CheckField } from '../../../ui/Field';
import { LargeUpload } from '../../../ui/upload/LargeUpload';
import type { UnitContent, UnitDraft } from '../queries/courses';

interface Props {
  draft: UnitDraft;
  content: UnitContent;
  onChange: (draft: UnitDraft) => void;
}

/** Bytes; a package with recordings of its own is better cut into units. */
const maxPackage = 1_500_000_000;

/** The archive of a package, what is in it, and what of it is left out. */
export function ScormFields({ draft, content, onChange }: Props) {
  const { t } = useTranslation('courses');
  const [name, setName] = useState<string>();
  const isSaved = draft.fileId !== null && draft.fileId === content.draft.fileId;
  const shown = name ?? (isSaved ? content.fileName : undefined);
  const scorm = isSaved ? content.scorm : undefined;
  return (
    <div className="stack">
      {draft.fileId && shown && <p>{t('scorm.package', { name: shown })}</p>}
      {draft.fileId && !isSaved && <p className="small muted">{t('scorm.saveToRead')}</p>}
      {scorm && (
        <div className="stack tight">
          <p>
            {t('scorm.found', {
              version: scorm.version === 'scorm12' ? 'SCORM 1.2' : 'SCORM 2004',
              title: scorm.title || t('scorm.untitled'),
              count: scorm.items.filter(({ href }) => href !== null).length,
            })}
          </p>
          {scorm.notes.length > 0 && (
            <Notice kind="info">
              <p>{t('scorm.notes')}</p>
              <ul>
                {scorm.notes.map(({ kind, item }, index) => (
                  <li key={index}>
                    {item && `${item}: `}
                    {t(`scorm.note.${kind}`)}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {!scorm.address && (
            <Notice kind="warn">
              <p>{t('scorm.noOrigin')}</p>
            </Notice>
          )}
        </div>
      )}
      <LargeUpload
        label={t(draft.fileId ? 'scorm.another' : 'scorm.choose')}
        accept=".zip"
        maxSize={maxPackage}
        onDone={(view) => {
          setName(view.name);
          onChange({ ...draft, fileId: view.id });
        }}
      />
      <CheckField
        label={t('scorm.byPackage')}
        hint={t('scorm.byPackageHint')}
        checked={draft.byPackage ?? true}
        onChange={(event) => onChange({ ...draft, byPackage: event.target.checked })}
      />
    </div>
  );
}
