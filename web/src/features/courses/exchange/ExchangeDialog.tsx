import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { Skeleton } from '../../../ui/Skeleton';
import type { Course } from '../queries/courses';
import { ReportList } from './ReportList';
import { maxDocument, WordDialog } from './WordDialog';
import './exchange.css';

// What would go is read anew each time: the draft changes.
const archiveQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', id, 'archive'],
    queryFn: () => body(api.GET('/api/courses/{id}/archive/report', { params: { path: { id } } })),
    gcTime: 0,
  });

const scormQuery = (id: string) =>
  queryOptions({
    queryKey: ['courses', id, 'scorm'],
    queryFn: () => body(api.GET('/api/courses/{id}/scorm/report', { params: { path: { id } } })),
    gcTime: 0,
  });

/** The ways in which a course comes and goes. */
export function ExchangeDialog({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const [word, setWord] = useState<File>();
  if (word) return <WordDialog course={course} file={word} onClose={onClose} />;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <div className="stack">
        {!course.isArchived && (
          <section className="stack tight exchange-part">
            <h3>{t('word.title')}</h3>
            <p className="muted">{t('word.lead')}</p>
            <FileDrop
              label={t('word.choose')}
              accept=".docx"
              maxSize={maxDocument}
              onFiles={([file]) => setWord(file)}
            />
          </section>
        )}
        <ArchivePart courseId={course.id} />
        <ScormPart courseId={course.id} />
      </div>
    </Dialog>
  );
}

function ArchivePart({ courseId }: { courseId: string }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const report = useQuery({ ...archiveQuery(courseId), enabled: isOpen });
  return (
    <section className="stack tight exchange-part">
      <h3>{t('archive.title')}</h3>
      <p className="muted">{t('archive.lead')}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('report.title')}</summary>
        <ErrorNotice error={report.error} />
        {report.isFetching && <Skeleton lines={3} />}
        {report.data && (
          <>
            <p className="small muted">{t('archive.size', { size: formats.bytes(report.data.bytes) })}</p>
            <ReportList lines={report.data.report.lines} />
          </>
        )}
      </details>
      <div className="line">
        <a className="btn ghost" href={`/api/courses/${courseId}/archive`} download>
          {t('archive.download')}
        </a>
      </div>
    </section>
  );
}

function ScormPart({ courseId }: { courseId: string }) {
  const { t } = useTranslation('exchange');
  const report = useQuery(scormQuery(courseId));
  const items = report.data?.items ?? 0;
  return (
    <section className="stack tight exchange-part">
      <h3>{t('scorm.title')}</h3>
      <p className="muted">{t('scorm.lead')}</p>
      <ErrorNotice error={report.error} />
      {report.isPending && <Skeleton lines={3} />}
      {report.data && (
        <>
          <p>{items > 0 ? t('scorm.items', { count: items }) : t('scorm.none')}</p>
          <details>
            <summary>{t('report.title')}</summary>
            <ReportList lines={report.data.report.lines} />
          </details>
        </>
      )}
      {items > 0 && (
        <div className="line">
          <a className="btn ghost" href={`/api/courses/${courseId}/scorm/scorm12`} download>
            {t('scorm.download12')}
          </a>
          <a className="btn ghost" href={`/api/courses/${courseId}/scorm/scorm2004`} download>
            {t('scorm.download2004')}
          </a>
        </div>
      )}
    </section>
  );
}
