import './participation.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import { span, useServerTime } from '../../../sitting/Clock';
import { Forged } from '../../../sitting/receipts/lazyForged';
import { openEntriesQuery, ownEntriesQuery, participationQuery, type Participation } from './queries';
import { SelfEntry } from './SelfEntry';
import { useLeftovers } from './useLeftovers';

/** «Мои олимпиады»: what is on now first, then what comes, then what is over. */
export function MyOlympiadsPage() {
  const { t } = useTranslation('participation');
  const rounds = useQuery(participationQuery);
  const list = rounds.data ?? [];
  const own = useQuery(ownEntriesQuery);
  const open = useQuery(openEntriesQuery);
  const nothing =
    rounds.isSuccess &&
    list.length === 0 &&
    open.data?.length === 0 &&
    own.data?.every(({ status }) => status !== 'pending');
  const now = list.filter(({ state }) => state === 'open' || state === 'inProgress');
  const next = list.filter(({ state }) => state === 'upcoming').sort((a, b) => a.opensAt.localeCompare(b.opensAt));
  const over = list
    .filter(({ state }) => state === 'handedIn' || state === 'over')
    .sort((a, b) => b.opensAt.localeCompare(a.opensAt));
  const leftovers = useLeftovers(list);

  return (
    <Page title={t('title')}>
      <div className="stack">
        <ErrorNotice error={rounds.error} />
        {leftovers.entries > 0 && <p className="notice warn">{t('leftovers', { count: leftovers.entries })}</p>}
        {leftovers.forged && (
          <Suspense>
            <Forged />
          </Suspense>
        )}
        {leftovers.files > 0 && <p className="notice warn">{t('leftFiles', { count: leftovers.files })}</p>}
        {nothing && (
          <Card>
            <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
          </Card>
        )}
        <Rounds title={t('now')} rounds={now} />
        <Rounds title={t('next')} rounds={next} />
        <SelfEntry />
        <Rounds title={t('over')} rounds={over} />
      </div>
    </Page>
  );
}

function Rounds({ title, rounds }: { title: string; rounds: Participation[] }) {
  if (rounds.length === 0) return null;
  return (
    <Card title={title}>
      <ul className="rounds" role="list">
        {rounds.map((round) => (
          <RoundLine key={round.roundId} round={round} />
        ))}
      </ul>
    </Card>
  );
}

function RoundLine({ round }: { round: Participation }) {
  const { t } = useTranslation('participation');
  const formats = useFormats();
  const queries = useQueryClient();
  const { state } = round;
  const target = Date.parse(state === 'upcoming' ? round.opensAt : (round.deadline ?? round.closesAt));
  const left = target - useServerTime(target);
  const running = state === 'upcoming' || state === 'open' || state === 'inProgress';
  const due = running && left <= 0 && !round.pausedAt;

  useEffect(() => {
    if (due) void queries.invalidateQueries(participationQuery);
  }, [due, queries]);

  return (
    <li className="round">
      <div>
        <b>
          {round.olympiadTitle}, {round.trackName}
        </b>
        <p className="small muted">
          {[t(`stage.${round.stage}`), round.roundTitle, formats.dateTime(round.opensAt)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="round-state">
        {state === 'upcoming' && <Tag kind="info">{t('state.upcoming')}</Tag>}
        {state === 'open' && <Tag kind="warn">{t('state.open')}</Tag>}
        {state === 'inProgress' && <Tag kind="warn">{t('state.inProgress')}</Tag>}
        {state === 'handedIn' && <Tag kind="ok">{t('state.handedIn')}</Tag>}
        {state === 'over' && <Tag kind="none">{t(round.attemptId ? 'state.over' : 'state.missed')}</Tag>}
        {running && round.pausedAt && <Tag kind="info">{t('state.paused')}</Tag>}
        {running && !round.pausedAt && left > 0 && left < 24 * 3_600_000 && (
          <span className="small muted num">
            {t(state === 'upcoming' ? 'startsIn' : state === 'open' ? 'openFor' : 'leftFor', { time: span(left) })}
          </span>
        )}
      </div>
      <RoundAction round={round} />
    </li>
  );
}

function RoundAction({ round }: { round: Participation }) {
  const { t } = useTranslation('participation');
  const { state, roundId, attemptId, resultHref } = round;
  if (state === 'inProgress' && attemptId)
    return (
      <Link className="btn" to="/attempts/$attemptId" params={{ attemptId }}>
        {t('action.continue')}
      </Link>
    );
  if (state === 'upcoming' || state === 'open')
    return (
      <Link className={state === 'open' ? 'btn' : 'btn ghost'} to="/rounds/$roundId" params={{ roundId }}>
        {t(state === 'open' ? 'action.start' : 'action.prepare')}
      </Link>
    );
  if (attemptId && resultHref)
    return (
      <Link className="btn ghost" to="/attempts/$attemptId/result" params={{ attemptId }}>
        {t('action.result')}
      </Link>
    );
  if (attemptId)
    return (
      <Link className="btn ghost" to="/attempts/$attemptId" params={{ attemptId }}>
        {t('action.received')}
      </Link>
    );
  return null;
}
