import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../../ui/Field';
import { teachersQuery, withTutor } from '../../../people/queries/teachers';
import { useOlympiad } from '../olympiadContext';
import type { Entry } from '../queries';

interface Props {
  entry: Entry;
  name: string;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** For which grade one performs, and what one needs for it. */
export function EntryDialog({ entry, name, onClose, onSaved }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const { tracks } = useOlympiad();
  const [trackId, setTrack] = useState(entry.trackId);
  const [minutes, setMinutes] = useState(String(entry.extraMinutes));
  const [note, setNote] = useState(entry.accommodationNote);
  const [tutorId, setTutor] = useState(entry.tutorId ?? '');
  const teachers = useQuery(teachersQuery(entry.organizationId));
  const path = { path: { id: entry.id } };
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/registrations/{id}', {
        params: path,
        body: {
          trackId,
          extraMinutes: Number(minutes),
          accommodationNote: note,
          tutorId: tutorId || null,
          version: entry.version,
        },
      });
      await onSaved();
    },
    onSuccess: onClose,
  });
  const act = useMutation({
    mutationFn: async (name: 'confirm' | 'withdraw') => {
      if (name === 'confirm') await api.POST('/api/registrations/{id}/confirm', { params: path });
      else await api.POST('/api/registrations/{id}/withdraw', { params: path });
      await onSaved();
    },
    onSuccess: onClose,
  });
  return (
    <Dialog title={name} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <SelectField
          label={t('entry.track')}
          disabled={entry.hasAttempt}
          hint={entry.hasAttempt && t('entry.trackFixed')}
          value={trackId}
          onChange={(event) => setTrack(event.target.value)}
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
          label={t('entry.minutes')}
          hint={t('entry.minutesHint')}
          type="number"
          min={0}
          step={1}
          required
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <TextField
          label={t('entry.note')}
          hint={t('entry.noteHint')}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <SelectField
          label={t('entry.tutor')}
          hint={t('entry.tutorHint')}
          value={tutorId}
          onChange={(event) => setTutor(event.target.value)}
        >
          <option value="">{t('entry.noTutor')}</option>
          {withTutor(teachers.data ?? [], entry).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <ErrorNotice error={save.error ?? act.error ?? teachers.error} />
        <div className="line">
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
          {entry.status === 'pending' && (
            <Button kind="ghost" busy={act.isPending} onClick={() => act.mutate('confirm')}>
              {t('entry.confirm')}
            </Button>
          )}
          {!entry.hasAttempt && (
            <Button kind="ghost" busy={act.isPending} onClick={() => act.mutate('withdraw')}>
              {t('entry.withdraw')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
