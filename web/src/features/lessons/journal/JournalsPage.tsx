import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { journalsQuery } from './queries';
import './journal.css';

/** Journals of whoever looks: of the own groups first. */
export function JournalsPage() {
  const { t } = useTranslation('journal');
  const journals = useQuery(journalsQuery);
  const mine = journals.data?.filter(({ isMine }) => isMine) ?? [];
  const others = journals.data?.filter(({ isMine }) => !isMine) ?? [];
  return (
    <Page title={t('list.title')}>
      <div className="stack">
        <ErrorNotice error={journals.error} />
        {journals.isPending && <Skeleton lines={5} />}
        {journals.data?.length === 0 && (
          <Card>
            <EmptyState title={t('list.none')}>{t('list.noneHint')}</EmptyState>
          </Card>
        )}
        {[mine, others].map(
          (some, at) =>
            some.length > 0 && (
              <Card key={at} title={mine.length > 0 ? t(at === 0 ? 'list.mine' : 'list.others') : undefined}>
                <ul role="list" className="journal-list">
                  {some.map((journal) => (
                    <li key={journal.id}>
                      <div>
                        <Link to="/journals/$journalId" params={{ journalId: journal.id }}>
                          {journal.subject}, {journal.title}
                        </Link>
                        <p className="small muted">
                          {journal.organization} · {t('list.pupils', { count: journal.pupils })}
                        </p>
                      </div>
                      {journal.works > 0 && (
                        <Link to="/journals/$journalId/works" params={{ journalId: journal.id }}>
                          <Tag kind="warn">{t('list.works', { count: journal.works })}</Tag>
                        </Link>
                      )}
                    </li>
                  ))}
                </ul>
              </Card>
            ),
        )}
      </div>
    </Page>
  );
}
