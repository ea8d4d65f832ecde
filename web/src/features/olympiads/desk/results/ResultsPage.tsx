import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { DigestsCard } from '../../receipts/lazyDigests';
import { TrackChoice, useTrack } from '../../standings/TrackChoice';
import { TrackTable } from '../../standings/TrackTable';
import { showChange, useStandingHub } from '../../standings/useStandingHub';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, scoringQuery, standingQuery } from '../queries';
import { PublishDialog } from './PublishDialog';
import { RoundScoring } from './RoundScoring';

/** Closing, scoring, the preliminary standing and its publication. */
export function ResultsPage() {
  const { t } = useTranslation(['desk', 'standings']);
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [publishing, setPublishing] = useState(false);
  const [freezing, setFreezing] = useState(false);
  const query = standingQuery(olympiad.id);
  const standing = useQuery(query);
  const data = standing.data;
  const track = useTrack(data);
  const reread = () => queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) });

  const unfreeze = useMutation({
    mutationFn: () => api.POST('/api/olympiads/{id}/standing/unfreeze', { params: { path: { id: olympiad.id } } }),
    onSettled: reread,
  });

  useStandingHub(olympiad.id, true, {
    onChange: async (change) => {
      // What was asked for may be about more than the rows: whether they are published, or frozen.
      if ((await showChange(queries, query.queryKey, change)) !== 'shown') await queries.invalidateQueries(query);
    },
    onProgress: ({ roundId, attempts, scored, scoredAt }) => {
      const { queryKey } = scoringQuery(olympiad.id, roundId);
      queries.setQueryData(queryKey, (known) => known && { ...known, attempts, scored, scoredAt });
      if (scoredAt) void reread();
    },
    onConnected: () => void reread(),
  });

  const nobody = data?.tracks.every(({ rows }) => rows.length === 0);
  const scored = useQueries({ queries: olympiad.rounds.map((round) => scoringQuery(olympiad.id, round.id)) }).some(
    ({ data: scoring }) => scoring?.scoredAt,
  );
  return (
    <div className="stack">
      <div className="two">
        <Card title={t('results.rounds')}>
          {olympiad.rounds.length === 0 && <p className="muted">{t('plan.noRounds')}</p>}
          <div className="stack">
            {olympiad.rounds.map((round) => (
              <RoundScoring key={round.id} olympiadId={olympiad.id} round={round} onChanged={reread} />
            ))}
          </div>
        </Card>
        <Card title={t('results.publication')}>
          <div className="stack">
            <p>
              <Tag kind={data?.publishedAt ? 'ok' : 'none'}>
                {t(data?.publishedAt ? (data.isPublic ? 'results.public' : 'results.published') : 'results.closed')}
              </Tag>{' '}
              {data?.publishedAt && (
                <span className="small muted">{t('results.since', { time: formats.dateTime(data.publishedAt) })}</span>
              )}
            </p>
            {data?.isPublic && (
              <p>
                <a href={`/standings/${olympiad.id}`}>{t('results.publicPage')}</a>
              </p>
            )}
            <div className="line">
              {scored && (
                <Button kind={data?.publishedAt ? 'ghost' : 'primary'} onClick={() => setPublishing(true)}>
                  {t(data?.publishedAt ? 'results.changePublication' : 'results.publish')}
                </Button>
              )}
              {scored && (
                <a className="btn ghost" href={`/api/olympiads/${olympiad.id}/standing/protocol.xlsx`} download>
                  {t('results.protocol')}
                </a>
              )}
              {scored && (
                <Link className="btn ghost" to="/olympiads/$olympiadId/rescore" params={{ olympiadId: olympiad.id }}>
                  {t('results.rescore')}
                </Link>
              )}
            </div>
            {data?.frozenAt && <p>{t('standings:frozenStaff', { time: formats.dateTime(data.frozenAt) })}</p>}
            <ErrorNotice error={unfreeze.error} />
            {scored && (
              <div className="line">
                {data?.frozenAt ? (
                  <Button kind="ghost" busy={unfreeze.isPending} onClick={() => unfreeze.mutate()}>
                    {t('results.unfreeze')}
                  </Button>
                ) : (
                  <Button kind="ghost" onClick={() => setFreezing(true)}>
                    {t('results.freeze')}
                  </Button>
                )}
              </div>
            )}
            {!scored && <p className="muted">{t('results.notYet')}</p>}
          </div>
        </Card>
      </div>
      <ErrorNotice error={standing.error} />
      {standing.isPending && <Skeleton lines={6} />}
      {data && (!track || nobody) && (
        <Card>
          <EmptyState title={t('results.empty')}>{t('results.emptyHint')}</EmptyState>
        </Card>
      )}
      {data && track && !nobody && (
        <>
          <TrackChoice tracks={data.tracks} value={track.trackId} />
          <TrackTable track={track} />
        </>
      )}
      <Suspense>
        <DigestsCard olympiadId={olympiad.id} />
      </Suspense>
      {freezing && (
        <ConfirmDialog
          title={t('results.freezeTitle')}
          action={t('results.freeze')}
          onClose={() => setFreezing(false)}
          onConfirm={async () => {
            await api.POST('/api/olympiads/{id}/standing/freeze', { params: { path: { id: olympiad.id } } });
            await reread();
          }}
        >
          {t('results.freezeText')}
        </ConfirmDialog>
      )}
      {publishing && data && <PublishDialog standing={data} onClose={() => setPublishing(false)} onChanged={reread} />}
    </div>
  );
}
