import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { EntryCard } from './EntryCard';
import { OwnDocuments } from './OwnDocuments';
import { EntryDialog } from './EntryDialog';
import { contestQuery, ownEntriesQuery } from './queries';
import { SchoolDocuments } from './SchoolDocuments';
import './contests.css';

const route = getRouteApi('/frame/shell/contests/$contestId/entries');

/** One's own entries, for a coordinator those of the school: written, sent in, and read again with the experts' comments. */
export function OwnEntriesPage() {
  const { t } = useTranslation('contests');
  const { contestId } = route.useParams();
  const queries = useQueryClient();
  const contest = useQuery(contestQuery(contestId));
  const own = useQuery(ownEntriesQuery(contestId));
  const [writing, setWriting] = useState(false);
  const now = useServerNow(10_000);
  const changed = () => queries.invalidateQueries({ queryKey: ownEntriesQuery(contestId).queryKey });
  if (!contest.data || !own.data)
    return (
      <Page title={t('own.title')}>
        {contest.isError || own.isError ? <ErrorNotice error={contest.error ?? own.error} /> : <Skeleton lines={4} />}
      </Page>
    );
  const { entries: window } = contest.data.settings;
  const isOpen = Date.parse(window.from) <= now && now < Date.parse(window.until);
  const mayEnter = isOpen && (own.data.canEnter || own.data.schools.length > 0);
  return (
    <Page
      title={t('own.title')}
      lead={
        <Link to="/contests/$contestId" params={{ contestId }}>
          {contest.data.settings.title}
        </Link>
      }
      action={mayEnter && <Button onClick={() => setWriting(true)}>{t('own.add')}</Button>}
    >
      <div className="stack">
        {own.data.entries.length === 0 && (
          <Card>
            <EmptyState title={t('own.none')}>{t(mayEnter ? 'own.noneHint' : 'own.closed')}</EmptyState>
          </Card>
        )}
        {contest.data.signing && <OwnDocuments contestId={contestId} />}
        {contest.data.signing && <SchoolDocuments contestId={contestId} />}
        {own.data.entries.map((entry) => (
          <EntryCard
            key={entry.id}
            contest={contest.data}
            own={own.data}
            entry={entry}
            isOpen={isOpen}
            onChanged={changed}
          />
        ))}
      </div>
      {writing && (
        <EntryDialog contest={contest.data} own={own.data} onChanged={changed} onClose={() => setWriting(false)} />
      )}
    </Page>
  );
}
