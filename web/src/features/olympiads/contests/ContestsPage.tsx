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
import { useServerNow } from '../../../ui/time';
import { isStaff, useMe } from '../../people/queries/me';
import { phaseKinds, phaseOf } from './phase';
import { contestsQuery, type ContestItem } from './queries';
import './contests.css';

/** Contests and conferences, the newest first; for everybody. */
export function ContestsPage() {
  const { t } = useTranslation('contests');
  const me = useMe();
  const contests = useQuery(contestsQuery);
  const organizes = me && isStaff(me);
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      action={
        organizes && (
          <Link className="btn primary" to="/contests/new">
            {t('list.create')}
          </Link>
        )
      }
    >
      <Card>
        <ErrorNotice error={contests.error} />
        {contests.isPending && <Skeleton />}
        {contests.data?.length === 0 && (
          <EmptyState title={t('list.none')}>{t(organizes ? 'list.noneStaff' : 'list.noneHint')}</EmptyState>
        )}
        <ul role="list" className="contest-list">
          {contests.data?.map((contest) => (
            <ContestLine key={contest.id} contest={contest} />
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function ContestLine({ contest }: { contest: ContestItem }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const phase = phaseOf({ ...contest, signed: contest.signedAt !== null }, useServerNow(30_000));
  const { entries, marking } = contest;
  return (
    <li>
      <div>
        <Link to="/contests/$contestId" params={{ contestId: contest.id }}>
          <b>{contest.title}</b>
        </Link>
        <p className="small muted">
          {[
            t(`kind.${contest.kind}`),
            contest.season,
            phase === 'announced' && t('list.opens', { time: formats.dateTime(entries.from) }),
            phase === 'entries' && t('list.until', { time: formats.dateTime(entries.until) }),
            phase === 'marking' && t('list.marking', { time: formats.dateTime(marking.until) }),
            contest.submitted > 0 && t('list.entries', { count: contest.submitted }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Tag kind={phaseKinds[phase]}>{t(`phase.${phase}`)}</Tag>
    </li>
  );
}
