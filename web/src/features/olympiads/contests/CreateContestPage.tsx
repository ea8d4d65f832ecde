import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { serverClock } from '../../../api/clock';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { seasonsQuery } from '../desk/queries';
import { proposed, settingsOf } from './settingsDraft';
import { SettingsFields } from './SettingsFields';
import '../desk/desk.css';

const kinds = ['teachers', 'pupils'] as const;

/** A new contest or conference; nominations and sheets follow on its own page. */
export function CreateContestPage() {
  const { t } = useTranslation('contests');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const known = useQuery(seasonsQuery);
  const seasons = known.data ?? [];
  const [kind, setKind] = useState<(typeof kinds)[number]>('teachers');
  const [chosen, setSeason] = useState('');
  const [draft, setDraft] = useState(() => proposed(serverClock.now()));
  const seasonId = chosen || (seasons.find((season) => season.isCurrent)?.id ?? '');
  const create = useMutation({
    mutationFn: async () =>
      (await body(api.POST('/api/contests', { body: { seasonId, kind, settings: settingsOf(draft)! } }))).id,
    onSuccess: async (contestId) => {
      await queries.invalidateQueries({ queryKey: ['contests'] });
      await navigate({ to: '/contests/$contestId/setup', params: { contestId } });
    },
  });
  return (
    <Page title={t('create.title')} lead={t('create.lead')} width="form">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!create.isPending) create.mutate();
        }}
      >
        <Card title={t('create.kind')}>
          <div className="stack">
            <Choice
              legend={t('create.for')}
              value={kind}
              options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={setKind}
            />
            <SelectField
              label={t('create.season')}
              required
              value={seasonId}
              onChange={(event) => setSeason(event.target.value)}
            >
              {seasonId === '' && <option value="">{t('entry.choose')}</option>}
              {seasons.map((season) => (
                <option key={season.id} value={season.id}>
                  {season.name}
                </option>
              ))}
            </SelectField>
            <ErrorNotice error={known.error} />
          </div>
        </Card>
        <SettingsFields draft={draft} onChange={setDraft} />
        <ErrorNotice error={create.error} />
        <div className="line">
          <Button type="submit" busy={create.isPending}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
