import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { publicStandingsQuery } from './queries';
import './standings.css';

/** Standings that are open to everybody, the newest first. */
export function StandingsPage() {
  const { t } = useTranslation('standings');
  const formats = useFormats();
  const standings = useQuery(publicStandingsQuery);
  return (
    <Page title={t('listTitle')} lead={t('listLead')}>
      <Card>
        <ErrorNotice error={standings.error} />
        {standings.isPending && <Skeleton />}
        {standings.data?.length === 0 && <EmptyState title={t('listEmpty')}>{t('listEmptyHint')}</EmptyState>}
        <ul role="list" className="standing-list">
          {standings.data?.map((item) => (
            <li key={item.olympiadId}>
              <Link to="/standings/$olympiadId" params={{ olympiadId: item.olympiadId }}>
                {item.title}
              </Link>
              <span className="muted num">{formats.date(item.publishedAt)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
