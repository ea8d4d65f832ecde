import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { CountField } from '../author/UnitSettings';
import { coursesQuery } from '../../people/queries/courses';
import { cohortQuery, type Admission, type Cohort } from '../queries/cohorts';
import { PeoplePicker, type Picked } from './PeoplePicker';
import '../author/author.css';

const admissions: readonly Admission[] = ['closed', 'onRequest', 'open'];

interface Props {
  courseId: string;
  /** Absent for a new one. */
  cohort?: Cohort;
  onClose: () => void;
}

/** When a cohort learns, how people come into it, and who helps them. */
export function PlanDialog({ courseId, cohort, onClose }: Props) {
  const { t } = useTranslation(['courses', 'common']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [title, setTitle] = useState(cohort?.title ?? '');
  const [startsOn, setStartsOn] = useState(cohort?.startsOn ?? '');
  const [endsOn, setEndsOn] = useState(cohort?.endsOn ?? '');
  const [admission, setAdmission] = useState<Admission>(cohort?.admission ?? 'onRequest');
  const [seats, setSeats] = useState(cohort?.seats ?? 0);
  const [edition, setEdition] = useState(cohort?.edition ?? 0);
  const [tutors, setTutors] = useState<Picked[]>(
    cohort?.tutors.map(({ personId, name }) => ({ id: personId, name })) ?? [],
  );
  const save = useMutation({
    mutationFn: async () => {
      const tutorIds = tutors.map(({ id }) => id);
      const plan = { title, startsOn, endsOn: endsOn || null, admission, seats, tutorIds };
      if (!cohort)
        return (await body(api.POST('/api/courses/{id}/cohorts', { params: { path: { id: courseId } }, body: plan })))
          .id;
      await api.PUT('/api/cohorts/{id}', {
        params: { path: { id: cohort.id } },
        body: { plan, edition, version: cohort.version },
      });
      return cohort.id;
    },
    onSuccess: async (id) => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: coursesQuery.queryKey }),
        queries.invalidateQueries({ queryKey: cohortQuery(id).queryKey }),
      ]);
      onClose();
      if (!cohort) await navigate({ to: '/cohorts/$cohortId', params: { cohortId: id } });
    },
  });
  return (
    <FormDialog
      title={t(cohort ? 'plan.edit' : 'plan.create')}
      action={t(cohort ? 'common:save' : 'plan.submit')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('plan.title')}
        hint={t('plan.titleHint')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <div className="field-row">
        <TextField
          label={t('plan.startsOn')}
          type="date"
          required
          value={startsOn}
          onChange={(event) => setStartsOn(event.target.value)}
        />
        <TextField
          label={t('plan.endsOn')}
          hint={t('plan.endsOnHint')}
          type="date"
          min={startsOn}
          value={endsOn}
          onChange={(event) => setEndsOn(event.target.value)}
        />
      </div>
      <SelectField
        label={t('plan.admission')}
        value={admission}
        onChange={(event) => setAdmission(event.target.value as Admission)}
      >
        {admissions.map((way) => (
          <option key={way} value={way}>
            {t(`admission.${way}`)}
          </option>
        ))}
      </SelectField>
      <CountField
        label={t('plan.seats')}
        hint={t('plan.seatsHint')}
        max={10_000}
        value={seats || undefined}
        onChange={(value) => setSeats(value ?? 0)}
      />
      {cohort && cohort.lastEdition > 1 && (
        <SelectField
          label={t('plan.edition')}
          hint={t('plan.editionHint')}
          value={edition}
          onChange={(event) => setEdition(Number(event.target.value))}
        >
          {Array.from({ length: cohort.lastEdition }, (_, n) => cohort.lastEdition - n).map((number) => (
            <option key={number} value={number}>
              {t('editions.one', { number })}
            </option>
          ))}
        </SelectField>
      )}
      <PeoplePicker
        audience="adults"
        label={t('plan.tutors')}
        hint={t('plan.tutorsHint')}
        picked={tutors}
        onChange={setTutors}
      />
    </FormDialog>
  );
}
