import './participation.css';
import { useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { serverClock } from '../../../api/clock';
import { NetworkError } from '../../../api/errors';
import { useMe } from '../../people/queries/me';
import { openAttempt } from '../attempt/attemptApi';
import { span, useServerTime } from '../../../sitting/Clock';
import { handOver } from '../attempt/openSession';
import { minutesOf } from '../attempt/roundTimes';
import type { ReadyKit } from '../kit/kit';
import type { Kit } from '../kit/kitStore';
import { patience } from '../../../sitting/patience';
import { whose } from '../kit/whose';
import { DeviceCheck } from './DeviceCheck';
import { participationQuery, type Participation } from './queries';

const KitCard = lazy(() => import('../kit/KitCard').then(({ KitCard }) => ({ default: KitCard })));

const route = getRouteApi('/frame/rounds/$roundId');

/** Kits on this device, and the server's clock as they know it: before the page counts down by it. */
async function kitsHere(roundId: string) {
  const kits = await (await import('../kit/kit')).kitsHere(roundId);
  if (kits[0]) serverClock.assume(kits[0].kept);
  return kits;
}

/** Whether the rounds did not come: the line is dead, or swallows what is sent. Once it is so, it stays so until they come, however often they are asked for. */
function useCut({ data, fetchStatus, failureReason }: UseQueryResult<Participation[]>): boolean {
  const [cut, setCut] = useState(false);
  const missing = data === undefined;
  const dead = missing && (fetchStatus === 'paused' || failureReason instanceof NetworkError);
  useEffect(() => {
    if (!missing) return;
    const timer = setTimeout(() => setCut(true), dead ? 0 : patience);
    return () => clearTimeout(timer);
  }, [missing, dead]);
  return missing && (dead || cut);
}

/** Before the start: rules, the device, the countdown. The paper opens by itself for those who wait. */
export function RoundPage() {
  const { t } = useTranslation('participation');
  const { roundId } = route.useParams();
  const rounds = useQuery(participationQuery);
  // Opened without a network: what the kits on this device know of the round.
  const kits = useQuery({
    queryKey: ['kits here', roundId],
    queryFn: () => kitsHere(roundId),
    networkMode: 'always',
    staleTime: Infinity,
  });
  const [chosen, setChosen] = useState<string>();
  const cut = useCut(rounds);
  const offline = cut ? (kits.data ?? []) : [];
  const here = offline.length === 1 ? offline[0] : offline.find(({ attemptId }) => attemptId === chosen);
  const round = rounds.data?.find((other) => other.roundId === roundId) ?? here?.kept.round;

  if (!round && offline.length > 1)
    return (
      <Page title={t('round.whose')} lead={t('round.whoseHint')} width="narrow">
        <div className="stack">
          {whose(offline).map(({ attemptId, holder, trackName, login }) => (
            <Button key={attemptId} kind="ghost" onClick={() => setChosen(attemptId)}>
              {[holder, trackName, login && t('round.login', { end: login })].filter(Boolean).join(', ')}
            </Button>
          ))}
        </div>
      </Page>
    );
  if (!round)
    return (
      <Page title={t('round.title')} width="narrow">
        <ErrorNotice error={rounds.error} />
        {rounds.isSuccess && (
          <EmptyState
            title={t('round.notYours')}
            action={
              <Link className="btn" to="/my-olympiads">
                {t('round.toList')}
              </Link>
            }
          />
        )}
      </Page>
    );
  return <Waiting round={round} here={here} />;
}

/** `here`: the kit that the page found on this device, without a network. */
function Waiting({ round, here }: { round: Participation; here: Kit | undefined }) {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const navigate = route.useNavigate();
  const me = useMe();
  const opensAt = Date.parse(round.opensAt);
  const now = useServerTime(opensAt);
  const started = now >= opensAt;
  const waited = useRef(!started);
  const [ready, setReady] = useState<ReadyKit>();

  const {
    mutate: open,
    isPending,
    error,
  } = useMutation({
    // Not held back when the browser is offline: the kit on the device may be open.
    networkMode: 'always',
    mutationFn: (dictated: ReadyKit | undefined) => begin(round, dictated ?? ready),
    // The first second belongs to everybody at once: a busy server or a lost packet is tried again by itself.
    retry: 6,
    retryDelay: (failures) => (0.5 + Math.random()) * 250 * 2 ** failures,
    onSuccess: async ({ view, fromServer }) => {
      handOver(view, fromServer);
      await navigate({ to: '/attempts/$attemptId', params: { attemptId: view.attemptId } });
    },
  });

  useEffect(() => {
    // Only for those who wait and see it: the time of each starts with opening.
    if (started && waited.current && document.visibilityState === 'visible') {
      waited.current = false;
      open(undefined);
    }
  }, [started, open]);

  const over = round.state === 'handedIn' || round.state === 'over';
  return (
    <Page
      title={`${round.olympiadTitle}, ${round.trackName}`}
      lead={[t(`stage.${round.stage}`), round.roundTitle].filter(Boolean).join(' · ')}
      width="narrow"
    >
      <div className="stack">
        <Card className="start">
          {over ? (
            <>
              <p>{t(round.resultHref ? 'round.results' : 'round.over')}</p>
              {round.resultHref && round.attemptId && (
                <Link className="btn" to="/attempts/$attemptId/result" params={{ attemptId: round.attemptId }}>
                  {t('action.result')}
                </Link>
              )}
            </>
          ) : started ? (
            <>
              {round.pausedAt ? (
                <p className="notice warn">{t('round.paused', { time: formats.time(round.pausedAt) })}</p>
              ) : (
                <p>
                  {t(round.attemptId ? 'round.begun' : 'round.opened', { time: formats.until(round.closesAt, now) })}
                </p>
              )}
              <Button busy={isPending} onClick={() => open(undefined)}>
                {t(round.attemptId ? 'action.continue' : 'action.start')}
              </Button>
            </>
          ) : (
            <>
              <p className="muted">{t('round.until', { time: formats.dateTime(round.opensAt) })}</p>
              <p className="countdown num" role="timer">
                {span(opensAt - now)}
              </p>
              <p>{t('round.byItself')}</p>
            </>
          )}
          {round.attemptId && !round.resultHref && (
            <Link to="/attempts/$attemptId/appeals" params={{ attemptId: round.attemptId }}>
              {t('round.appeals')}
            </Link>
          )}
          {round.missingConsents.length > 0 && !over && <p className="notice warn">{t('round.noConsent')}</p>}
          <ErrorNotice error={error} />
        </Card>
        {!over && !round.attemptId && (
          <Suspense>
            <KitCard
              round={round}
              holder={me}
              {...(here && { here })}
              onReady={setReady}
              onDictated={(dictated) => {
                setReady(dictated);
                if (started) open(dictated);
              }}
            />
          </Suspense>
        )}
        <Card title={t('rules.title')}>
          <dl className="round-facts">
            <div>
              <dt>{t('rules.window')}</dt>
              <dd>{formats.span(round.opensAt, round.closesAt)}</dd>
            </div>
            <div>
              <dt>{t('rules.duration')}</dt>
              <dd>
                {t('rules.minutes', { count: minutesOf(round) })}
                {round.extraMinutes > 0 && ` + ${t('rules.extra', { count: round.extraMinutes })}`}
              </dd>
            </div>
          </dl>
          {round.hasRegulations && (
            <p className="small">
              <a href={`/api/olympiads/${round.olympiadId}/regulations`}>{t('rules.regulations')}</a>
            </p>
          )}
          <ul className="round-rules">
            <li>{t('rules.clock')}</li>
            <li>{t('rules.saving')}</li>
            <li>{t('rules.return')}</li>
            <li>{t('rules.alone')}</li>
            <li>{t('rules.handIn')}</li>
          </ul>
        </Card>
        <DeviceCheck />
      </div>
    </Page>
  );
}

/** With a sealed paper on the device by its key, otherwise from the server. */
async function begin(round: Participation, ready: ReadyKit | undefined) {
  if (!ready) return { view: await openAttempt(round.roundId), fromServer: true };
  const { openWithKit } = await import('../kit/kit');
  return openWithKit(ready, round);
}
