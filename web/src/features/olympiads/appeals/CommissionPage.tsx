import './appeals.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { commissionAppealsQuery } from './queries';
import { StateTag } from './StateTag';

/** The desk of a member of an appeal commission. */
export function CommissionPage() {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const query = useQuery(commissionAppealsQuery);
  // Rounds with decisions that go into a protocol of this chair's.
  const decided = query.data?.filter((appeal) => appeal.leadsCommission && appeal.state === 'decided') ?? [];
  const led = [...new Map(decided.map((appeal) => [appeal.roundId, appeal])).values()];
  return (
    <Page title={t('commission.title')} lead={t('commission.lead')}>
      <div className="stack">
        <ErrorNotice error={query.error} />
        <Card>
          {query.isPending && <Skeleton lines={4} />}
          {led.length > 0 && (
            <div className="line appeal-protocols">
              {led.map(({ roundId, olympiadTitle, roundTitle }) => (
                <a key={roundId} className="btn ghost" href={`/api/rounds/${roundId}/appeals/protocol.docx`} download>
                  {t('commission.protocol', { round: `${olympiadTitle} · ${roundTitle}` })}
                </a>
              ))}
            </div>
          )}
          {query.data?.length === 0 && <EmptyState title={t('commission.none')}>{t('commission.noneHint')}</EmptyState>}
          <ul role="list" className="appeal-list">
            {query.data?.map((appeal) => (
              <li key={appeal.id}>
                <div className="line ends">
                  <Link to="/appeals/$appealId" params={{ appealId: appeal.id }}>
                    <b>
                      {appeal.taskPosition ? t('about.points', { number: appeal.taskPosition }) : t('about.procedure')}
                      {appeal.cipher && ` · ${t('commission.work', { cipher: appeal.cipher })}`}
                    </b>
                  </Link>
                  <span className="line">
                    {appeal.state === 'open' && !appeal.hasVoted && <Tag kind="warn">{t('commission.yours')}</Tag>}
                    <StateTag state={appeal.state} outcome={appeal.outcome} />
                  </span>
                </div>
                <p className="small muted">
                  {[
                    appeal.olympiadTitle,
                    appeal.roundTitle,
                    appeal.trackName,
                    t('filed', { time: formats.dateTime(appeal.filedAt) }),
                    appeal.talkAt && t('talk.at', { time: formats.dateTime(appeal.talkAt) }),
                    t('commission.votes', { count: appeal.votes }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </Page>
  );
}
