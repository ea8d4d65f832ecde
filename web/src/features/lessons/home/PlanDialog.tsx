import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { setupQuery } from '../timetable/queries';
import { homeKey, type HomeCase } from './queries';
import './home.css';

/** Subjects with hours a week and teachers. */
export function PlanDialog({ schooling, onClose }: { schooling: HomeCase; onClose: () => void }) {
  const { t } = useTranslation('timetable');
  const queries = useQueryClient();
  const setup = useQuery(setupQuery(schooling.organizationId));
  const empty = {
    id: null as string | null,
    subject: '',
    weeklyHours: 1,
    teacherId: '',
    from: schooling.from,
    to: schooling.validUntil,
    groupId: null as string | null,
  };
  const [rows, setRows] = useState<(typeof empty)[]>(schooling.items.length > 0 ? schooling.items : [empty]);
  const put = (at: number, some: Partial<typeof empty>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...some } : row)));
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/home-schooling/{id}/plan', {
        params: { path: { id: schooling.id } },
        body: {
          items: rows.map(({ id, subject, weeklyHours, teacherId, from, to }) => ({
            id,
            subject,
            weeklyHours,
            teacherId,
            from,
            to,
          })),
          version: schooling.version,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: homeKey });
      onClose();
    },
  });
  return (
    <FormDialog title={t('home.plan')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <p className="small muted">{t('home.planHint')}</p>
      <ErrorNotice error={setup.error} />
      {rows.map((row, at) => (
        <fieldset className="plan-fields" key={row.id ?? `new ${String(at)}`}>
          <legend className="visually-hidden">{row.subject || t('home.newItem')}</legend>
          <TextField
            label={t('group.subject')}
            required
            maxLength={100}
            value={row.subject}
            onChange={({ target }) => put(at, { subject: target.value })}
          />
          <TextField
            label={t('home.hoursShort')}
            type="number"
            min={0.5}
            max={40}
            step={0.5}
            required
            value={Number.isNaN(row.weeklyHours) ? '' : row.weeklyHours}
            onChange={({ target }) => put(at, { weeklyHours: target.valueAsNumber })}
          />
          <SelectField
            label={t('entry.teacher')}
            required
            value={row.teacherId}
            onChange={({ target }) => put(at, { teacherId: target.value })}
          >
            <option value="" />
            {setup.data?.teachers.map(({ personId, name, subjects }) => (
              <option key={personId} value={personId}>
                {[name, subjects.join(', ')].filter(Boolean).join(' — ')}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('entry.from')}
            type="date"
            required
            min={schooling.from}
            max={schooling.validUntil}
            value={row.from}
            onChange={({ target }) => put(at, { from: target.value })}
          />
          <TextField
            label={t('entry.to')}
            type="date"
            required
            min={schooling.from}
            max={schooling.validUntil}
            value={row.to}
            onChange={({ target }) => put(at, { to: target.value })}
          />
          {!row.groupId && (
            <Button
              kind="ghost"
              aria-label={t('settings.removeOf', { title: row.subject || t('home.newItem') })}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            >
              {t('entry.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="line">
        <Button kind="ghost" onClick={() => setRows([...rows, empty])}>
          {t('home.addItem')}
        </Button>
      </div>
    </FormDialog>
  );
}
