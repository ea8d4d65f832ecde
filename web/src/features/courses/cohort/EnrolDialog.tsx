import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { coursesQuery } from '../../people/queries/courses';
import { cohortQuery, type Cohort } from '../queries/cohorts';
import { courseQuery } from '../queries/courses';
import { learns } from '../words';
import { PeoplePicker, type Picked } from './PeoplePicker';

/** Puts people into a cohort, whom the cabinet itself names. */
export function EnrolDialog({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const [picked, setPicked] = useState<Picked[]>([]);
  const [group, setGroup] = useState('');
  const course = useQuery(courseQuery(cohort.courseId)).data;
  const here = new Set(cohort.learners.filter(({ state }) => learns(state)).map(({ personId }) => personId));
  const enrol = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/cohorts/{id}/enrolments', {
          params: { path: { id: cohort.id } },
          body: { personIds: picked.map(({ id }) => id), group },
        }),
      ),
    onSuccess: async ({ waiting }) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: cohortQuery(cohort.id).queryKey }),
        queries.invalidateQueries({ queryKey: coursesQuery.queryKey }),
      ]);
      setPicked([]);
      // Who waits for a place is worth a word; otherwise the table says it.
      if (waiting === 0) onClose();
    },
  });
  return (
    <FormDialog
      title={t('enrol.title')}
      action={picked.length > 0 ? t('enrol.submit', { count: picked.length }) : t('enrol.title')}
      act={enrol}
      onSubmit={() => picked.length > 0 && enrol.mutate()}
      onClose={onClose}
    >
      {enrol.data && enrol.data.waiting > 0 && (
        <Notice>{t('enrol.wait', { count: enrol.data.waiting, enrolled: enrol.data.enrolled })}</Notice>
      )}
      <PeoplePicker
        label={t('enrol.find')}
        hint={course && t(`enrol.hint.${course.audience}`)}
        picked={picked}
        audience={course?.audience}
        onChange={(people) => setPicked(people.filter(({ id }) => !here.has(id)))}
      />
      <TextField
        label={t('enrol.group')}
        hint={t('enrol.groupHint')}
        maxLength={40}
        value={group}
        onChange={(event) => setGroup(event.target.value)}
      />
    </FormDialog>
  );
}
