import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { waitingWorksQuery } from './queries';
import './journal.css';

const route = getRouteApi('/frame/shell/journals/$journalId/works');

/** Homework of a group that waits to be looked at. */
export function WaitingWorksPage() {
  const { t } = useTranslation(['journal', 'homework']);
  const formats = useFormats();
  const { journalId } = route.useParams();
  const works = useQuery(waitingWorksQuery(journalId));
  return (
    <Page
      title={t('works.title')}
      lead={
        <Link to="/journals/$journalId" params={{ journalId }}>
          {t('record.journal')}
        </Link>
      }
    >
      <Card>
        <ErrorNotice error={works.error} />
        {works.isPending && <Skeleton lines={5} />}
        {works.data?.length === 0 && <EmptyState title={t('works.none')}>{t('works.noneHint')}</EmptyState>}
        <ul role="list" className="journal-list">
          {works.data?.map((work) => (
            <li key={work.id}>
              <div>
                <Link to="/homework/works/$workId" params={{ workId: work.id }}>
                  {work.pupil}
                </Link>
                <p className="small">{work.homework}</p>
                <p className="small muted">{t('works.came', { at: formats.dateTime(work.handedInAt) })}</p>
              </div>
              {work.isLate && <Tag kind="warn">{t('homework:late')}</Tag>}
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
