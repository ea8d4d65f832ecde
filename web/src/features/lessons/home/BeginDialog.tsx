import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { candidatesQuery } from '../queries';
import { useSchool } from '../timetable/queries';
import { BasisFields } from './BasisFields';
import { homeKey } from './queries';

/** A pupil begins to be taught at home. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('timetable');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { school, schools } = useSchool();
  const [schoolId, setSchool] = useState('');
  const organizationId = schoolId || school?.id || '';
  const [name, setName] = useState('');
  const [personId, setPerson] = useState('');
  const [basis, setBasis] = useState({
    kind: 'medicalConclusion' as const as 'medicalConclusion' | 'commissionDecision',
    number: '',
    date: '',
    from: '',
    validUntil: '',
  });
  const search = useDeferredValue({ name, classLetter: '', organizationId });
  const found = useQuery({ ...candidatesQuery(search), enabled: name.trim().length >= 2 && organizationId !== '' });
  const pupils = name.trim().length >= 2 ? (found.data?.people ?? []).filter(({ kind }) => kind === 'student') : [];
  const save = useMutation({
    mutationFn: () => body(api.POST('/api/home-schooling', { body: { personId, organizationId, ...basis } })),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: homeKey });
      await navigate({ to: '/home-schooling/$caseId', params: { caseId: id } });
    },
  });
  return (
    <FormDialog
      title={t('home.begin')}
      action={t('home.beginAction')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {schools.length > 1 && (
        <SelectField
          label={t('home.school')}
          value={organizationId}
          onChange={({ target }) => {
            setSchool(target.value);
            setPerson('');
          }}
        >
          {schools.map(({ id, shortName }) => (
            <option key={id} value={id}>
              {shortName}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('home.search')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        autoComplete="off"
      />
      <SelectField
        label={t('home.pupil')}
        required
        value={personId}
        onChange={({ target }) => setPerson(target.value)}
        hint={name.trim().length >= 2 && found.isSuccess && pupils.length === 0 ? t('home.nobody') : undefined}
      >
        <option value="">{t('home.choose')}</option>
        {pupils.map((pupil) => (
          <option key={pupil.personId} value={pupil.personId}>
            {pupil.name}, {pupil.grade}
            {pupil.classLetter}
          </option>
        ))}
      </SelectField>
      <BasisFields basis={basis} onChange={setBasis} />
    </FormDialog>
  );
}
