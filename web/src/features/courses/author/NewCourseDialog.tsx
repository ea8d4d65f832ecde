import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Choice } from '../../../ui/Choice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { coursesQuery, type CourseRow } from '../../people/queries/courses';

const audiences = ['teachers', 'pupils'] as const;

/** Begins a course with nothing, or as a copy of a template or another course. */
export function NewCourseDialog({ courses, onClose }: { courses: readonly CourseRow[]; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<CourseRow['audience']>('teachers');
  const [copyOf, setCopyOf] = useState('');
  const create = useMutation({
    mutationFn: () => body(api.POST('/api/courses', { body: { title, audience, copyOf: copyOf || null } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: coursesQuery.queryKey });
      await navigate({ to: '/courses/$courseId', params: { courseId: id } });
    },
  });
  const options = (isTemplate: boolean) =>
    courses
      .filter((course) => course.isTemplate === isTemplate && !course.isArchived)
      .map((course) => (
        <option key={course.id} value={course.id}>
          {course.title}
        </option>
      ));
  const [templates, others] = [options(true), options(false)];
  return (
    <FormDialog
      title={t('courses.create')}
      action={t('courses.submit')}
      act={create}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('settings.name')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Choice
        legend={t('courses.audience')}
        value={audience}
        options={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
        onChange={setAudience}
      />
      {templates.length + others.length > 0 && (
        <SelectField
          label={t('courses.from')}
          hint={t('courses.fromHint')}
          value={copyOf}
          onChange={(event) => setCopyOf(event.target.value)}
        >
          <option value="">{t('courses.fromNothing')}</option>
          {templates.length > 0 && <optgroup label={t('courses.templates')}>{templates}</optgroup>}
          {others.length > 0 && <optgroup label={t('courses.others')}>{others}</optgroup>}
        </SelectField>
      )}
    </FormDialog>
  );
}
