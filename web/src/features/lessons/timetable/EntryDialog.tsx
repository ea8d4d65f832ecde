import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { lessonsKey } from '../../people/queries/lessons';
import type { Entry, Group, Setup } from './queries';
import { shortTime, weekdayName, weekdays } from './week';

/** A lesson of every week. */
export function EntryDialog({
  group,
  setup,
  entry,
  onClose,
}: {
  group: Group;
  setup: Setup;
  entry?: Entry;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation('timetable');
  const queries = useQueryClient();
  const ofGroup = group.members.find(({ role, to }) => role === 'teacher' && !to)?.personId;
  const ofSubject = setup.teachers.find(({ subjects }) => subjects.includes(group.subject))?.personId;
  const [fields, setFields] = useState({
    weekday: entry?.weekday ?? ('monday' as Entry['weekday']),
    startsAt: shortTime(entry?.startsAt ?? '08:30'),
    minutes: entry?.minutes ?? 45,
    weeks: entry?.weeks ?? ('every' as Entry['weeks']),
    teacherId: entry?.teacherId ?? ofGroup ?? ofSubject ?? '',
    placeId: entry?.placeId ?? '',
    from: entry?.from ?? group.from,
    to: entry?.to ?? group.to,
  });
  const put = (some: Partial<typeof fields>) => setFields({ ...fields, ...some });
  const save = useMutation({
    mutationFn: async () => {
      const sent = { ...fields, startsAt: `${fields.startsAt}:00`, placeId: fields.placeId || null };
      if (!entry)
        return api.POST('/api/timetable/groups/{id}/entries', { params: { path: { id: group.id } }, body: sent });
      return api.PUT('/api/timetable/entries/{entryId}', {
        params: { path: { entryId: entry.id } },
        body: { ...sent, version: entry.version },
      });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: lessonsKey });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t(entry ? 'entry.edit' : 'entry.add')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <SelectField
        label={t('entry.weekday')}
        value={fields.weekday}
        onChange={({ target }) => put({ weekday: target.value as Entry['weekday'] })}
      >
        {weekdays.map((weekday) => (
          <option key={weekday} value={weekday}>
            {weekdayName(weekday, i18n.language)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('entry.startsAt')}
        type="time"
        required
        value={fields.startsAt}
        onChange={({ target }) => put({ startsAt: target.value })}
      />
      <TextField
        label={t('entry.minutes')}
        type="number"
        min={5}
        max={480}
        required
        value={Number.isNaN(fields.minutes) ? '' : fields.minutes}
        onChange={({ target }) => put({ minutes: target.valueAsNumber })}
      />
      <SelectField
        label={t('weeks.label')}
        hint={t('weeks.hint')}
        value={fields.weeks}
        onChange={({ target }) => put({ weeks: target.value as Entry['weeks'] })}
      >
        {(['every', 'odd', 'even'] as const).map((weeks) => (
          <option key={weeks} value={weeks}>
            {t(`weeks.${weeks}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('entry.teacher')}
        required
        value={fields.teacherId}
        onChange={({ target }) => put({ teacherId: target.value })}
      >
        <option value="" />
        {setup.teachers.map(({ personId, name, subjects }) => (
          <option key={personId} value={personId}>
            {[name, subjects.join(', ')].filter(Boolean).join(' — ')}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('entry.place')}
        value={fields.placeId}
        onChange={({ target }) => put({ placeId: target.value })}
      >
        <option value="">{t('entry.noPlace')}</option>
        {setup.places.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('entry.from')}
        type="date"
        required
        min={group.from}
        max={group.to}
        value={fields.from}
        onChange={({ target }) => put({ from: target.value })}
      />
      <TextField
        label={t('entry.to')}
        type="date"
        required
        min={group.from}
        max={group.to}
        value={fields.to}
        onChange={({ target }) => put({ to: target.value })}
      />
    </FormDialog>
  );
}
