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
import { sheetEntriesQuery } from './queries';
import './contests.css';

const route = getRouteApi('/frame/shell/expertise/$sheetId');

/** What an expert marks by one sheet: works by number, talks in the order in which they are given. */
export function SheetEntriesPage() {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const { sheetId } = route.useParams();
  const sheet = useQuery(sheetEntriesQuery(sheetId));
  return (
    <Page
      title={sheet.data?.title ?? t('expertise.title')}
      lead={
        <>
          {sheet.data?.contestTitle} · <Link to="/expertise">{t('expertise.toSheets')}</Link>
        </>
      }
    >
      <Card>
        <ErrorNotice error={sheet.error} />
        {sheet.isPending && <Skeleton lines={4} />}
        {sheet.data?.items.length === 0 && <EmptyState title={t('expertise.empty')} />}
        <ul role="list" className="contest-list">
          {sheet.data?.items.map((entry) => (
            <li key={entry.entryId}>
              <div>
                <Link to="/expertise/$sheetId/$entryId" params={{ sheetId, entryId: entry.entryId }}>
                  <b>{t('expertise.entry', { number: entry.number, title: entry.title })}</b>
                </Link>
                <p className="small muted">
                  {[
                    entry.talk &&
                      t('expertise.talkAt', { time: formats.dateTime(entry.talk.startsAt), room: entry.talk.room }),
                    entry.nomination,
                    entry.author,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <div className="line">
                {entry.total !== null && (
                  <span className="num">
                    {t('works.points', {
                      points: formats.number(entry.total),
                      max: formats.number(sheet.data.maxPoints),
                    })}
                  </span>
                )}
                <Tag kind={entry.isDone ? 'ok' : entry.total === null ? 'none' : 'warn'}>
                  {t(
                    entry.isDone ? 'expertise.isDone' : entry.total === null ? 'expertise.isNew' : 'expertise.isBegun',
                  )}
                </Tag>
              </div>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
