import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { newestCourse } from '../author/useOutline';
import { fileForm } from '../cohort/fileForm';
import { courseQuery, type Course } from '../queries/courses';
import { ReportList } from './ReportList';

/** Bytes. */
export const maxDocument = 20 * 1024 * 1024;

interface Props {
  course: Course;
  file: File;
  onClose: () => void;
}

/** A document of Word: what units it would make, and only then the units. */
export function WordDialog({ course, file, onClose }: Props) {
  const { t } = useTranslation(['exchange', 'common']);
  const queries = useQueryClient();
  const path = { id: course.id };
  const { mutate: look, ...preview } = useMutation({
    mutationFn: () => body(api.POST('/api/courses/{id}/word/preview', { params: { path }, body: fileForm(file) })),
  });
  useEffect(() => look(), [look, file]);
  const add = useMutation({
    mutationFn: (sha256: string) =>
      body(
        api.POST('/api/courses/{id}/word', {
          params: { path, query: { sha256, version: newestCourse(queries, course).version } },
          body: fileForm(file),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: courseQuery(course.id).queryKey }),
  });
  const found = preview.data;
  const units = found?.modules.flatMap((module) => module.units) ?? [];
  return (
    <Dialog title={t('word.title')} onClose={onClose}>
      <div className="stack">
        <p className="muted">{file.name}</p>
        <ErrorNotice error={preview.error} />
        {preview.isPending && <Skeleton lines={5} />}
        {found && !add.isSuccess && (
          <>
            <p className="muted">{t('word.lead')}</p>
            <p role="status">
              <b>
                {t('word.found')}: {t('word.modules', { count: found.modules.length })},{' '}
                {t('word.units', { count: units.length })}
              </b>
            </p>
            {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
            <div className="exchange-scroll" tabIndex={0} role="region" aria-label={t('word.found')}>
              {found.modules.map((module, index) => (
                <section key={index}>
                  <h3>{module.title}</h3>
                  {module.units.map((unit, at) => (
                    <UnitLook key={at} unit={unit} />
                  ))}
                </section>
              ))}
            </div>
          </>
        )}
        {found && <ReportList lines={found.report.lines} />}
        {add.isSuccess && (
          <Notice kind="ok">
            <p>{t('word.done')}</p>
          </Notice>
        )}
        <ErrorNotice error={add.error} />
        <div className="line">
          {found && !add.isSuccess && (
            <Button busy={add.isPending} onClick={() => !add.isPending && add.mutate(found.sha256)}>
              {t('word.submit')}
            </Button>
          )}
          <Button kind="ghost" onClick={onClose}>
            {t(add.isSuccess ? 'common:close' : 'common:cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface Look {
  title: string;
  html: string;
  pictures: number;
  tables: number;
  formulas: number;
}

function UnitLook({ unit }: { unit: Look }) {
  const { t } = useTranslation('exchange');
  const counted = (['pictures', 'tables', 'formulas'] as const).filter((what) => unit[what] > 0);
  return (
    <details className="exchange-unit">
      <summary>
        {unit.title}
        {counted.length > 0 && (
          <span className="small muted">
            {' · '}
            {counted.map((what) => t(`word.${what}`, { count: unit[what] })).join(', ')}
          </span>
        )}
      </summary>
      {unit.html ? <Html html={unit.html} /> : <p className="muted">{t('word.emptyText')}</p>}
    </details>
  );
}
