import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextAreaField, TextField } from '../../../ui/Field';
import { teachersQuery, withTutor } from '../../people/queries/teachers';
import type { Entry, Olympiad } from './queries';

interface Props {
  entry: Entry;
  tracks: Olympiad['tracks'];
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

/** Track, accommodations and tutor of one entry. */
export function EntryDialog({ entry, tracks, onSaved, onClose }: Props) {
  const { t } = useTranslation(['registrations', 'common']);
  const [tutorId, setTutor] = useState(entry.tutorId ?? '');
  const teachers = useQuery(teachersQuery(entry.organizationId));
  const save = useMutation({
    mutationFn: (request: {
      trackId: string;
      extraMinutes: number;
      accommodationNote: string;
      tutorId: string | null;
    }) =>
      api.PUT('/api/registrations/{id}', {
        params: { path: { id: entry.id } },
        body: { ...request, version: entry.version },
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    save.mutate({
      trackId: String(data.get('trackId')),
      extraMinutes: Number(data.get('extraMinutes')),
      accommodationNote: String(data.get('accommodationNote')).trim(),
      tutorId: tutorId || null,
    });
  }

  return (
    <Dialog title={`${entry.lastName} ${entry.firstName}`} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SelectField
          label={t('entries.track')}
          hint={t('entries.trackHint')}
          name="trackId"
          defaultValue={entry.trackId}
        >
          {tracks
            .filter((track) => track.grade >= entry.grade)
            .map((track) => (
              <option key={track.id} value={track.id}>
                {track.name}
              </option>
            ))}
        </SelectField>
        <TextField
          type="number"
          label={t('entries.extraMinutes')}
          hint={t('entries.extraHint')}
          name="extraMinutes"
          min={0}
          max={240}
          required
          defaultValue={entry.extraMinutes}
        />
        <TextAreaField
          label={t('entries.note')}
          hint={t('entries.noteHint')}
          name="accommodationNote"
          rows={3}
          defaultValue={entry.accommodationNote}
        />
        <SelectField
          label={t('entries.tutor')}
          hint={t('entries.tutorHint')}
          value={tutorId}
          onChange={(event) => setTutor(event.target.value)}
        >
          <option value="">{t('entries.noTutor')}</option>
          {withTutor(teachers.data ?? [], entry).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ErrorNotice error={save.error ?? teachers.error} />
        <Button type="submit" busy={save.isPending}>
          {t('common:save')}
        </Button>
      </form>
    </Dialog>
  );
}
