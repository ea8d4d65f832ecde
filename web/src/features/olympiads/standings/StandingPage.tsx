import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/errors';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { DigestsCard } from '../receipts/lazyDigests';
import { WorksLink } from '../works/WorksLink';
import { publicStandingQuery } from './queries';
import { TrackChoice, useTrack } from './TrackChoice';
import { TrackTable } from './TrackTable';
import { showChange, useStandingHub } from './useStandingHub';

/** Who waits for results looks so often whether they are out, each page at its own moment. */
const waiting = () => 5_000 + Math.random() * 5_000;

const isClosed = (error: unknown) => error instanceof ApiError && error.code === 'olympiad.results.not-published';

const route = getRouteApi('/frame/open/standings/$olympiadId');

/** The standing for spectators, live. */
export function StandingPage() {
  const { t } = useTranslation('standings');
  const formats = useFormats();
  const queries = useQueryClient();
  const { olympiadId } = route.useParams();
  const query = publicStandingQuery(olympiadId);
  const standing = useQuery({
    ...query,
    retry: (count, error) => !(error instanceof ApiError) && count < 3,
    refetchInterval: ({ state }) => (isClosed(state.error) ? waiting() : false),
  });
  const closed = isClosed(standing.error);
  const data = standing.data;
  const live = useStandingHub(olympiadId, Boolean(data), {
    onChange: async (change) => {
      if ((await showChange(queries, query.queryKey, change)) === 'unknown') await queries.invalidateQueries(query);
    },
    onConnected: () => void queries.invalidateQueries(query),
  });
  const track = useTrack(data);

  return (
    <Page
      title={data?.title ?? t('title')}
      width="wide"
      lead={data?.changedAt && t('changed', { time: formats.dateTime(data.changedAt) })}
      action={data && <Tag kind={live ? 'ok' : 'none'}>{t(live ? 'live' : 'notLive')}</Tag>}
    >
      <div className="stack">
        {closed ? (
          <Card>
            <EmptyState title={t('closed')}>{t('closedHint')}</EmptyState>
          </Card>
        ) : (
          <ErrorNotice error={standing.error} />
        )}
        {standing.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {data && !closed && (
          <p className="muted">
            {data.frozenAt
              ? t('frozen', { time: formats.dateTime(data.frozenAt) })
              : data.signedAt
                ? t('signed', { time: formats.dateTime(data.signedAt) })
                : t('preliminary')}
          </p>
        )}
        {data?.hasRegulations && !closed && (
          <p>
            <a href={`/api/olympiads/${data.olympiadId}/regulations`}>{t('regulations')}</a>
          </p>
        )}
        {data?.signedAt && !data.frozenAt && !closed && <WorksLink olympiadId={olympiadId} />}
        {data && !closed && track && (
          <>
            <TrackChoice tracks={data.tracks} value={track.trackId} />
            <TrackTable track={track} />
          </>
        )}
        {data && !closed && (
          <Suspense>
            <DigestsCard olympiadId={olympiadId} />
          </Suspense>
        )}
      </div>
    </Page>
  );
}
