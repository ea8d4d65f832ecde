import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../../api/clock';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Tag, type TagKind } from '../../../../ui/Tag';
import { unmarkedOf } from '../board/groups';
import { boardQuery, scoringQuery, type Round } from '../queries';

const kinds = {
  scored: 'ok',
  awaitingJury: 'warn',
  scoring: 'info',
  open: 'none',
  ahead: 'none',
} satisfies Record<string, TagKind>;

interface Props {
  olympiadId: string;
  round: Round;
  onChanged: () => Promise<unknown>;
}

/** A round from its closing to the last scored work. */
export function RoundScoring({ olympiadId, round, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const [closing, setClosing] = useState(false);
  const query = useQuery({
    ...scoringQuery(olympiadId, round.id),
    // The hub tells each step; this catches what a broken line has missed.
    refetchInterval: ({ state }) => (state.data?.closedAt && !state.data.scoredAt ? 5_000 : false),
  });
  const scoring = query.data;
  if (!scoring) return <ErrorNotice error={query.error} />;
  const early = scoring.lastDeadline !== null && Date.parse(scoring.lastDeadline) > serverClock.now();
  const opened = Date.parse(round.opensAt) <= serverClock.now();
  const scored = scoring.awaitingJury > 0 ? 'awaitingJury' : 'scored';
  const phase = scoring.scoredAt ? scored : scoring.closedAt ? 'scoring' : opened ? 'open' : 'ahead';

  return (
    <section className="stack" aria-label={round.title}>
      <div className="line spread-line">
        <b>{round.title}</b>
        <Tag kind={kinds[phase]}>{t(`results.phase.${phase}`)}</Tag>
      </div>
      {phase === 'ahead' && (
        <p className="small muted">{t('results.opens', { time: formats.dateTime(round.opensAt) })}</p>
      )}
      {phase !== 'ahead' && <ProgressBar label={t('results.scored')} value={scoring.scored} max={scoring.attempts} />}
      {scoring.awaitingJury > 0 && (
        <p className="small muted">{t('results.awaitingJury', { count: scoring.awaitingJury })}</p>
      )}
      {phase === 'open' && (
        <div className="line">
          <span className="small muted">
            {t('results.answering', { count: scoring.stillAnswering })}
            {scoring.lastDeadline &&
              ` · ${t('results.lastDeadline', { time: formats.dateTime(scoring.lastDeadline) })}`}
          </span>
          {scoring.leftBehind > 0 && !scoring.isPaused ? (
            <Link to="/rounds/$roundId/board" params={{ roundId: round.id }}>
              {t('left.count', { count: scoring.leftBehind })}
            </Link>
          ) : scoring.isPaused ? (
            <span className="small muted">{t('results.paused')}</span>
          ) : (
            <Button kind="ghost" onClick={() => setClosing(true)}>
              {t('results.close')}
            </Button>
          )}
        </div>
      )}
      {phase !== 'ahead' && (
        <p className="small">
          <Link to="/rounds/$roundId/late" params={{ roundId: round.id }}>
            {scoring.lateWaiting > 0 ? t('results.lateWaiting', { count: scoring.lateWaiting }) : t('results.late')}
          </Link>
        </p>
      )}
      {closing && (
        <ConfirmDialog
          title={t('results.closeTitle', { round: round.title })}
          action={t(early ? 'results.closeEarly' : 'results.closeAct')}
          danger={early}
          onClose={() => setClosing(false)}
          onConfirm={async () => {
            await api.POST('/api/rounds/{id}/close', { params: { path: { id: round.id } }, body: { early } });
            await onChanged();
          }}
        >
          <div className="stack">
            <p>
              {early
                ? t('results.closeEarlyText', {
                    count: scoring.stillAnswering,
                    time: formats.dateTime(scoring.lastDeadline!),
                  })
                : t('results.closeText')}
            </p>
            <Unmarked roundId={round.id} />
          </div>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** Nobody is waited for of whom nothing is known: whoever closes the round is to know how many they are. */
function Unmarked({ roundId }: { roundId: string }) {
  const { t } = useTranslation('desk');
  const board = useQuery(boardQuery(roundId));
  const count = board.data ? unmarkedOf(board.data) : 0;
  if (count === 0) return null;
  return (
    <p className="notice warn" role="status">
      {t('results.unmarked', { count })}{' '}
      <Link to="/rounds/$roundId/board" params={{ roundId }}>
        {t('results.unmarkedWho')}
      </Link>
    </p>
  );
}
