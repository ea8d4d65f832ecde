import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { lateRoundsQuery } from './queries';
import './late.css';

/** The chair's desk: rounds in which somebody waits for a decision. */
export function LateRoundsPage() {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const rounds = useQuery(lateRoundsQuery);
  return (
    <Page title={t('rounds.title')} lead={t('rounds.lead')} width="narrow">
      <div className="stack">
        <ErrorNotice error={rounds.error} />
        {rounds.isPending && (
          <Card>
            <Skeleton lines={3} />
          </Card>
        )}
        {rounds.data?.length === 0 && (
          <Card>
            <EmptyState title={t('rounds.none')} />
          </Card>
        )}
        {rounds.data?.map((round) => (
          <Card key={round.roundId} title={round.olympiadTitle}>
            <div className="line ends">
              <span>
                {round.roundTitle} · {t('rounds.waiting', { count: round.waiting })}{' '}
                <span className="muted small">{t('rounds.since', { time: formats.dateTime(round.since) })}</span>
              </span>
              <Link className="btn" to="/rounds/$roundId/late" params={{ roundId: round.roundId }}>
                {t('rounds.open')}
              </Link>
            </div>
          </Card>
        ))}
      </div>
    </Page>
  );
}
