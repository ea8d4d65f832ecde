import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { CheckField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { remindersQuery, type Reminders } from './queries';

const kinds = ['due', 'returned', 'start', 'answer', 'decisions', 'tutoring', 'diagnostic', 'timetable'] as const;

/** Of what one is reminded by e-mail. */
export function RemindersPage() {
  const { t } = useTranslation('talk');
  const reminders = useQuery(remindersQuery);
  return (
    <Page
      title={t('reminders.title')}
      lead={
        <>
          {t('reminders.lead')} <Link to="/calendar">{t('calendar.title')}</Link>
        </>
      }
      width="narrow"
    >
      <ErrorNotice error={reminders.error} />
      {reminders.isPending && <Skeleton lines={6} />}
      {reminders.data && <Settings key={JSON.stringify(reminders.data)} reminders={reminders.data} />}
    </Page>
  );
}

function Settings({ reminders }: { reminders: Reminders }) {
  const { t } = useTranslation(['talk', 'common']);
  const queries = useQueryClient();
  const { byMail, ...known } = reminders;
  const [chosen, choose] = useState(known);
  const save = useMutation({
    mutationFn: (settings: typeof known) => api.PUT('/api/reminders', { body: settings }),
    onSuccess: (_, settings) => queries.setQueryData(remindersQuery.queryKey, { ...settings, byMail }),
  });
  const isSaved = JSON.stringify(chosen) === JSON.stringify(known);
  return (
    <Card title={t('reminders.settings')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate(chosen);
        }}
      >
        <Notice kind={byMail ? 'info' : 'warn'}>{t(byMail ? 'reminders.byMail' : 'reminders.noMail')}</Notice>
        {kinds.map((kind) => (
          <CheckField
            key={kind}
            label={t(`reminders.${kind}`)}
            checked={chosen[kind]}
            onChange={(event) => choose({ ...chosen, [kind]: event.target.checked })}
          />
        ))}
        {chosen.due && (
          <TextField
            type="number"
            inputMode="numeric"
            min={0}
            max={14}
            required
            label={t('reminders.days')}
            value={Number.isNaN(chosen.daysBefore) ? '' : chosen.daysBefore}
            onChange={(event) => choose({ ...chosen, daysBefore: event.target.valueAsNumber })}
          />
        )}
        <ErrorNotice error={save.error} />
        <div className="line">
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
          {kinds.some((kind) => known[kind]) && (
            <Button
              kind="ghost"
              busy={save.isPending}
              onClick={() =>
                save.mutate({
                  ...known,
                  due: false,
                  returned: false,
                  start: false,
                  answer: false,
                  decisions: false,
                  tutoring: false,
                  diagnostic: false,
                })
              }
            >
              {t('reminders.leave')}
            </Button>
          )}
          <span className="small muted" role="status">
            {isSaved && t('reminders.saved')}
          </span>
        </div>
      </form>
    </Card>
  );
}
