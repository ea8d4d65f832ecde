import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { fromWall, timeZone, toWall } from '../../../i18n/zone';
import { Choice } from '../../../ui/Choice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { lessonsKey } from '../../people/queries/lessons';
import type { Setup, TimetableLesson } from './queries';

/** Moves one lesson, gives it to another teacher or room, or calls it off; always with a reason, which everybody concerned reads. */
export function ChangeDialog({
  lesson,
  setup,
  onClose,
}: {
  lesson: TimetableLesson;
  setup: Setup;
  onClose: () => void;
}) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const queries = useQueryClient();
  const [what, setWhat] = useState<'change' | 'off'>('change');
  const [startsAt, setStartsAt] = useState(toWall(Date.parse(lesson.startsAt), timeZone()));
  const [minutes, setMinutes] = useState(lesson.minutes);
  const [teacherId, setTeacher] = useState(lesson.teacherId ?? '');
  const [placeId, setPlace] = useState(lesson.placeId ?? '');
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      const params = { path: { id: lesson.id } };
      if (what === 'off') return api.PUT('/api/timetable/lessons/{id}/called-off', { params, body: { reason } });
      return api.PUT('/api/timetable/lessons/{id}', {
        params,
        body: {
          startsAt: new Date(fromWall(startsAt)).toISOString(),
          minutes,
          teacherId,
          placeId: placeId || null,
          reason,
          version: lesson.version,
        },
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: lessonsKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('change.title', { lesson: `${lesson.subject}, ${lesson.group}` })}
      action={t(what === 'off' ? 'change.callOff' : 'change.save')}
      danger={what === 'off'}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="muted">{formats.dateTime(lesson.startsAt, false)}</p>
      <Choice
        legend={t('change.what')}
        value={what}
        options={[
          { value: 'change', label: t('change.change') },
          { value: 'off', label: t('change.off') },
        ]}
        onChange={setWhat}
      />
      {what === 'change' && (
        <>
          <TextField
            label={t('change.startsAt')}
            type="datetime-local"
            required
            value={startsAt}
            onChange={({ target }) => setStartsAt(target.value)}
          />
          <TextField
            label={t('entry.minutes')}
            type="number"
            min={5}
            max={480}
            required
            value={Number.isNaN(minutes) ? '' : minutes}
            onChange={({ target }) => setMinutes(target.valueAsNumber)}
          />
          <SelectField
            label={t('entry.teacher')}
            required
            value={teacherId}
            onChange={({ target }) => setTeacher(target.value)}
          >
            <option value="" />
            {setup.teachers.map(({ personId, name }) => (
              <option key={personId} value={personId}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('entry.place')} value={placeId} onChange={({ target }) => setPlace(target.value)}>
            <option value="">{t('entry.noPlace')}</option>
            {setup.places.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        </>
      )}
      <TextField
        label={t('change.reason')}
        hint={t('change.reasonHint')}
        required
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </FormDialog>
  );
}
