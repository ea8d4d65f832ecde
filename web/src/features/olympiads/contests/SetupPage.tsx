import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { RegulationsCard } from '../desk/RegulationsCard';
import { ExpertsCard } from './ExpertsCard';
import { NominationsCard } from './NominationsCard';
import { contestQuery, type Contest } from './queries';
import { newest, oneByOne } from './saving';
import { draftOf, formOf, renewed, settingsOf, settingsVersion, type SettingsForm } from './settingsDraft';
import { SettingsFields } from './SettingsFields';
import { SheetsCard } from './SheetsCard';
import { TalksCard } from './TalksCard';
import './contests.css';
import '../desk/desk.css';

const route = getRouteApi('/frame/shell/contests/$contestId/setup');

/** Everything that the organizer of a contest decides, card by card. */
export function SetupPage() {
  const { t } = useTranslation('contests');
  const { contestId } = route.useParams();
  const queries = useQueryClient();
  const contest = useQuery(contestQuery(contestId));
  const [publishing, setPublishing] = useState(false);
  const changed = () => queries.invalidateQueries({ queryKey: ['contests'] });
  const params = { path: { id: contestId } };
  const attach = useMutation({
    ...oneByOne(contestId),
    mutationFn: async (fileId: string | null) => {
      await api.PUT('/api/contests/{id}/regulations', { params, body: { fileId } });
      await changed();
    },
  });
  const publish = useMutation({
    ...oneByOne(contestId),
    mutationFn: async () => {
      await api.POST('/api/contests/{id}/publish', { params });
      await changed();
    },
  });
  if (!contest.data)
    return (
      <Page title={t('setup.title')}>
        {contest.isError ? <ErrorNotice error={contest.error} /> : <Skeleton lines={6} />}
      </Page>
    );
  const { settings, status, nominations, sheets } = contest.data;
  const isReady = nominations.length > 0 && sheets.length > 0;
  return (
    <Page
      title={settings.title}
      width="form"
      lead={
        <>
          {t(`kind.${contest.data.kind}`)} ·{' '}
          <Link to="/contests/$contestId" params={{ contestId }}>
            {t('setup.toPage')}
          </Link>{' '}
          ·{' '}
          <Link to="/contests/$contestId/board" params={{ contestId }}>
            {t('ways.board')}
          </Link>
        </>
      }
      action={
        status === 'draft' && isReady && <Button onClick={() => setPublishing(true)}>{t('setup.publish')}</Button>
      }
    >
      <div className="stack">
        {status === 'draft' && <p className="notice">{t(isReady ? 'setup.ready' : 'setup.incomplete')}</p>}
        {contest.data.signing && <p className="notice">{t('setup.signed')}</p>}
        <NominationsCard contest={contest.data} onChanged={changed} />
        <SheetsCard contest={contest.data} onChanged={changed} />
        <ExpertsCard contest={contest.data} />
        <RegulationsCard
          name={contest.data.regulationsName}
          address={`/api/contests/${contestId}/regulations`}
          put={(fileId) => attach.mutateAsync(fileId)}
        />
        {settings.talksOn && <TalksCard key={settings.talksOn} contest={contest.data} />}
        <SettingsCard contest={contest.data} onChanged={changed} />
      </div>
      {publishing && (
        <ConfirmDialog
          title={t('setup.publishTitle')}
          action={t('setup.publish')}
          onClose={() => setPublishing(false)}
          onConfirm={() => publish.mutateAsync()}
        >
          {t('setup.publishText')}
        </ConfirmDialog>
      )}
    </Page>
  );
}

function SettingsCard({ contest, onChanged }: { contest: Contest; onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('contests');
  const [read, setRead] = useState(contest);
  const [form, setForm] = useState(() => formOf(contest));
  if (read !== contest) {
    setRead(contest);
    setForm(renewed(form, contest));
  }
  const save = useMutation({
    ...oneByOne(contest.id),
    mutationFn: async (sent: SettingsForm, { client }) => {
      const settings = settingsOf(sent.draft)!;
      const version = settingsVersion(sent, newest(client, contest));
      await api.PUT('/api/contests/{id}', { params: { path: { id: contest.id } }, body: { settings, version } });
      setForm((held) => ({
        ...held,
        saved: draftOf(settings),
        draft: held.draft === sent.draft ? draftOf(settings) : held.draft,
      }));
      await onChanged();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(form);
      }}
    >
      <SettingsFields draft={form.draft} onChange={(draft) => setForm((held) => ({ ...held, draft }))} />
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" busy={save.isPending}>
          {t('setup.save')}
        </Button>
      </div>
    </form>
  );
}
