import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { SelectField, TextAreaField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { pupilsQuery, type Contest, type EntryText, type OwnEntries, type OwnEntry } from './queries';

interface Props {
  contest: Contest;
  own: OwnEntries;
  /** Absent for a new one. */
  entry?: OwnEntry;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

/** What is written about an entry. */
export function EntryDialog({ contest, own, entry, onChanged, onClose }: Props) {
  const { t } = useTranslation('contests');
  const [personId, setPersonId] = useState('');
  const [text, setText] = useState<EntryText>(
    entry?.text ?? {
      nominationId: contest.nominations.length === 1 ? contest.nominations[0]!.id : '',
      title: '',
      annotation: '',
      coAuthors: '',
      supervisorId: null,
      videoUrl: '',
    },
  );
  // Of the entry that is changed here, though a newer one may be read meanwhile.
  const [version] = useState(entry?.version);
  const set = (change: Partial<EntryText>) => setText({ ...text, ...change });
  const save = useMutation({
    mutationFn: async () => {
      if (entry && version !== undefined)
        await api.PUT('/api/contest-entries/{id}', {
          params: { path: { id: entry.id } },
          body: { text, version },
        });
      else
        await api.POST('/api/contests/{id}/entries', {
          params: { path: { id: contest.id } },
          body: { personId: personId || null, text },
        });
      await onChanged();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t(entry ? 'entry.edit' : 'entry.new')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {!entry && own.schools.length > 0 && <PupilField own={own} value={personId} onChange={setPersonId} />}
      <SelectField
        label={t('entry.nomination')}
        required
        value={text.nominationId}
        onChange={(event) => set({ nominationId: event.target.value })}
      >
        <option value="" disabled>
          {t('entry.choose')}
        </option>
        {contest.nominations.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('entry.title')}
        required
        maxLength={200}
        value={text.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      <TextAreaField
        label={t('entry.annotation')}
        hint={contest.settings.isAnonymous && t('entry.anonymous')}
        maxLength={2000}
        value={text.annotation}
        onChange={(event) => set({ annotation: event.target.value })}
      />
      <TextAreaField
        label={t('entry.coAuthors')}
        hint={t('entry.coAuthorsHint')}
        rows={3}
        maxLength={500}
        value={text.coAuthors}
        onChange={(event) => set({ coAuthors: event.target.value })}
      />
      {own.supervisors.length > 0 && (
        <SelectField
          label={t('entry.supervisor')}
          value={text.supervisorId ?? ''}
          onChange={(event) => set({ supervisorId: event.target.value || null })}
        >
          <option value="">{t('entry.noSupervisor')}</option>
          {own.supervisors.map((person) => (
            <option key={person.personId} value={person.personId}>
              {person.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('entry.video')}
        hint={t('entry.videoHint')}
        type="url"
        pattern="https://.*"
        maxLength={500}
        value={text.videoUrl}
        onChange={(event) => set({ videoUrl: event.target.value })}
      />
    </FormDialog>
  );
}

/** A pupil of one of the coordinator's schools, found by name. */
function PupilField({ own, value, onChange }: { own: OwnEntries; value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('contests');
  const [school, setSchool] = useState(own.schools[0]!.id);
  const [name, setName] = useState('');
  const pupils = useQuery({ ...pupilsQuery(school, name), enabled: name.length > 1 }).data?.items ?? [];
  return (
    <>
      {own.schools.length > 1 && (
        <SelectField label={t('entry.school')} value={school} onChange={(event) => setSchool(event.target.value)}>
          {own.schools.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('entry.pupilName')}
        hint={t('entry.pupilHint')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SelectField
        label={t('entry.pupil')}
        required={!own.canEnter}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('entry.choose')}</option>
        {pupils.map((pupil) => (
          <option key={pupil.id} value={pupil.id}>
            {pupil.name}
          </option>
        ))}
      </SelectField>
    </>
  );
}
