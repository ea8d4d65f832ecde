import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { StatusTag, useAuthorName, usePlace } from './Author';
import { isGone, watchedWorksQuery, type PublishedWorks } from './queries';
import './works.css';

const route = getRouteApi('/frame/open/standings/$olympiadId/works');

/** The works of winners and prize-winners that everybody may read, by track. */
export function WorksPage() {
  const { t } = useTranslation('works');
  const { olympiadId } = route.useParams();
  const query = useQuery(watchedWorksQuery(olympiadId));
  const gone = isGone(query.error);
  const works = gone ? [] : query.data?.works;
  const tracks = [...new Map(works?.map(({ trackId, trackName }) => [trackId, trackName]))];
  return (
    <Page title={t('title')} lead={query.data?.title}>
      <div className="stack">
        {!gone && <ErrorNotice error={query.error} />}
        {query.isPending && (
          <Card>
            <Skeleton lines={4} />
          </Card>
        )}
        {works?.length === 0 && (
          <Card>
            <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>
          </Card>
        )}
        {works && works.length > 0 && <p className="muted">{t('lead')}</p>}
        {tracks.map(([id, name]) => (
          <Card key={id} title={name}>
            <ul role="list" className="works">
              {works
                ?.filter(({ trackId }) => trackId === id)
                .map((work) => (
                  <WorkLine key={work.id} olympiadId={olympiadId} work={work} />
                ))}
            </ul>
          </Card>
        ))}
        <p>
          <Link to="/standings/$olympiadId" params={{ olympiadId }}>
            ← {t('back')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function WorkLine({ olympiadId, work }: { olympiadId: string; work: PublishedWorks['works'][number] }) {
  const { t } = useTranslation('works');
  const formats = useFormats();
  const nameOf = useAuthorName();
  const placeOf = usePlace();
  return (
    <li>
      <div>
        <Link to="/standings/$olympiadId/works/$workId" params={{ olympiadId, workId: work.id }}>
          {nameOf(work.author)}
        </Link>
        <span className="small muted">{[placeOf(work.author), work.roundTitle].filter(Boolean).join(' · ')}</span>
      </div>
      <div className="line">
        <StatusTag status={work.status} />
        <b className="num">{t('points', { count: work.points, formatted: formats.number(work.points) })}</b>
      </div>
    </li>
  );
}
