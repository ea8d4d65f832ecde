import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Notice } from '../../../ui/ErrorNotice';
import { codeText } from '../../../ui/errorText';
import { CheckField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { coursesQuery } from '../../people/queries/courses';
import type { Course } from '../queries/courses';
import { findUnit } from './outline';

interface Props {
  course: Course;
  hasUnsaved: boolean;
  onClose: () => void;
}

/** Makes the draft the next edition, or says what is still missing and leads there. */
export function PublishDialog({ course, hasUnsaved, onClose }: Props) {
  return course.problems.length > 0 ? (
    <Problems course={course} onClose={onClose} />
  ) : (
    <Publish course={course} hasUnsaved={hasUnsaved} onClose={onClose} />
  );
}

function Problems({ course, onClose }: Omit<Props, 'hasUnsaved'>) {
  const { t } = useTranslation(['courses', 'common']);
  return (
    <Dialog title={t('publish.notReady')} onClose={onClose}>
      <div className="stack">
        <ul>
          {course.problems.map(({ code, unitId }) => {
            const unit = unitId && findUnit(course.outline, unitId);
            return (
              <li key={`${code} ${unitId ?? ''}`}>
                {unit && (
                  <>
                    <Link
                      to="/courses/$courseId"
                      params={{ courseId: course.id }}
                      search={{ unit: unit.id }}
                      onClick={onClose}
                    >
                      {unit.title}
                    </Link>
                    {': '}
                  </>
                )}
                {codeText(code)}
              </li>
            );
          })}
        </ul>
        <div className="line">
          <Button kind="ghost" onClick={onClose}>
            {t('common:close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Publish({ course, hasUnsaved, onClose }: Props) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const [cohortIds, setCohortIds] = useState(course.cohorts.map(({ id }) => id));
  const next = (course.editions[0]?.number ?? 0) + 1;
  const publish = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/courses/{id}/editions', {
          params: { path: { id: course.id } },
          body: { cohortIds, version: course.version },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: coursesQuery.queryKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('publish.title', { number: next })}
      action={t('publish.act')}
      act={publish}
      onSubmit={() => publish.mutate()}
      onClose={onClose}
    >
      {hasUnsaved && <Notice kind="warn">{t('publish.unsaved')}</Notice>}
      <p>{t(course.cohorts.length === 0 ? 'publish.hintFirst' : 'publish.hint')}</p>
      {course.cohorts.map((cohort) => (
        <CheckField
          key={cohort.id}
          label={t('publish.cohort', { title: cohort.title, count: cohort.active })}
          checked={cohortIds.includes(cohort.id)}
          onChange={(event) =>
            setCohortIds(event.target.checked ? [...cohortIds, cohort.id] : cohortIds.filter((id) => id !== cohort.id))
          }
        />
      ))}
    </FormDialog>
  );
}
