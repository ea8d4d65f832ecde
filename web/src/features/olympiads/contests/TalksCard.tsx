import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { fromInput } from '../desk/moments';
import type { Contest } from './queries';

/** A room and the time of the first talk for a nomination; the others follow by themselves. */
export function TalksCard({ contest }: { contest: Contest }) {
  const { t } = useTranslation('contests');
  const [nominationId, setNominationId] = useState(contest.nominations[0]?.id ?? '');
  const [room, setRoom] = useState('');
  const [startsAt, setStartsAt] = useState(`${contest.settings.talksOn ?? ''}T10:00`);
  const [minutes, setMinutes] = useState(10);
  const schedule = useMutation({
    mutationFn: () =>
      api.PUT('/api/contests/{id}/talks', {
        params: { path: { id: contest.id } },
        body: { nominationId, room, startsAt: fromInput(startsAt)!, minutes },
      }),
  });
  return (
    <Card title={t('talks.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!schedule.isPending) schedule.mutate();
        }}
      >
        <p className="muted">{t('talks.lead')}</p>
        <div className="form-grid">
          <SelectField
            label={t('entry.nomination')}
            value={nominationId}
            onChange={(event) => setNominationId(event.target.value)}
          >
            {contest.nominations.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('talks.room')}
            required
            maxLength={200}
            value={room}
            onChange={(event) => setRoom(event.target.value)}
          />
          <TextField
            label={t('talks.startsAt')}
            type="datetime-local"
            required
            value={startsAt}
            onChange={(event) => setStartsAt(event.target.value)}
          />
          <TextField
            label={t('talks.minutes')}
            type="number"
            required
            min={1}
            max={480}
            value={Number.isNaN(minutes) ? '' : minutes}
            onChange={(event) => setMinutes(event.target.valueAsNumber)}
          />
        </div>
        <ErrorNotice error={schedule.error} />
        <div className="line">
          <Button type="submit" kind="ghost" busy={schedule.isPending}>
            {t('talks.schedule')}
          </Button>
          {schedule.isSuccess && <span role="status">{t('talks.done')}</span>}
        </div>
      </form>
    </Card>
  );
}
