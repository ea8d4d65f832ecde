import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextAreaField, TextField } from '../../../ui/Field';
import type { Entry, Olympiad } from './queries';

interface Props {
  entry: Entry;
  tracks: Olympiad['tracks'];
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

/** Track and accommodations of one entry. */
export function EntryDialog({ entry, tracks, onSaved, onClose }: Props) {
  const { t } = useTranslation(['registrations', 'common']);
  const save = useMutation({
    mutationFn: (request: { trackId: string; extraMinutes: number; accommodationNote: string }) =>
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
        <ErrorNotice error={save.error} />
        <Button type="submit" busy={save.isPending}>
          {t('common:save')}
        </Button>
      </form>
    </Dialog>
  );
}
