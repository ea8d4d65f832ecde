import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { MarkdownField } from '../../assessment/editor/MarkdownField';
import { coursesQuery } from '../../people/queries/courses';
import type { Course } from '../queries/courses';
import { CountField } from './UnitSettings';
import { newestCourse, oneByOne } from './useOutline';

/** What a course is called and says of itself. */
export function SettingsDialog({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const [title, setTitle] = useState(course.title);
  const [summary, setSummary] = useState(course.summary);
  const [hours, setHours] = useState(course.hours);
  const [isTemplate, setTemplate] = useState(course.isTemplate);
  const [issuesCertificates, setIssuing] = useState(course.issuesCertificates);
  const path = { id: course.id };
  const reread = async () => {
    await queries.invalidateQueries({ queryKey: coursesQuery.queryKey });
    onClose();
  };
  const save = useMutation({
    ...oneByOne(course.id),
    mutationFn: () =>
      api.PUT('/api/courses/{id}', {
        params: { path },
        body: { title, summary, hours, isTemplate, issuesCertificates, version: newestCourse(queries, course).version },
      }),
    onSuccess: reread,
  });
  const archive = useMutation({
    ...oneByOne(course.id),
    mutationFn: () =>
      api.PUT('/api/courses/{id}/archived', {
        params: { path },
        body: { isArchived: !course.isArchived, version: newestCourse(queries, course).version },
      }),
    onSuccess: reread,
  });
  return (
    <FormDialog title={t('settings.title')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <TextField
        label={t('settings.name')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <CountField
        label={t('settings.hours')}
        hint={t('settings.hoursHint')}
        max={1000}
        value={hours || undefined}
        onChange={(value) => setHours(value ?? 0)}
      />
      <MarkdownField
        label={t('settings.summary')}
        hint={t('settings.summaryHint')}
        rows={5}
        value={summary}
        onChange={setSummary}
      />
      <CheckField
        label={t('settings.template')}
        hint={t('settings.templateHint')}
        checked={isTemplate}
        onChange={(event) => setTemplate(event.target.checked)}
      />
      <CheckField
        label={t('settings.certificates')}
        hint={t('settings.certificatesHint')}
        checked={issuesCertificates}
        onChange={(event) => setIssuing(event.target.checked)}
      />
      <div className="stack tight">
        <div className="line">
          <Button kind="ghost" busy={archive.isPending} onClick={() => archive.mutate()}>
            {t(course.isArchived ? 'settings.unarchive' : 'settings.archive')}
          </Button>
        </div>
        <p className="small muted">{t('settings.archiveHint')}</p>
        <ErrorNotice error={archive.error} />
      </div>
    </FormDialog>
  );
}
