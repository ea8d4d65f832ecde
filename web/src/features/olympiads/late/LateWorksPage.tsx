import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { ExportLink } from '../../../ui/ExportLink';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { isStaff, useMe } from '../../people/queries/me';
import { gradeKinds } from './grades';
import { LateWorkDetails } from './LateWorkDetails';
import { lateWorksQuery, type LateWork } from './queries';
import './late.css';

const route = getRouteApi('/frame/shell/rounds/$roundId/late');

/** The works of a round to which answers came late: what speaks for them, and the decision. */
export function LateWorksPage() {
  const { t } = useTranslation('late');
  const { roundId } = route.useParams();
  const query = useQuery(lateWorksQuery(roundId));
  const me = useMe();
  const data = query.data;
  return (
    <Page
      title={t('works.title')}
      lead={
        data && (
          <>
            {me && isStaff(me) ? (
              <Link to="/olympiads/$olympiadId" params={{ olympiadId: data.olympiadId }}>
                {data.olympiadTitle}
              </Link>
            ) : (
              data.olympiadTitle
            )}{' '}
            · {data.roundTitle}
          </>
        )
      }
    >
      <div className="stack">
        <ErrorNotice error={query.error} />
        {query.isPending && (
          <Card>
            <Skeleton lines={5} />
          </Card>
        )}
        {data && (
          <p className="muted">
            {t(data.acceptMinutes > 0 ? 'works.policy' : 'works.noPolicy', { count: data.acceptMinutes })}
          </p>
        )}
        {data?.works.length === 0 && (
          <Card>
            <EmptyState title={t('works.none')} />
          </Card>
        )}
        {data && data.works.length > 0 && (
          <div className="line">
            <ExportLink list={`/api/rounds/${roundId}/late`} />
          </div>
        )}
        {data?.works.map((work, index) => (
          <Work key={work.id} work={work} number={index + 1} />
        ))}
      </div>
    </Page>
  );
}

function Work({ work, number }: { work: LateWork; number: number }) {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const counts = (['waiting', 'accepted', 'refused'] as const).filter((state) => work[state] > 0);
  return (
    <Card
      title={work.participant ?? t('works.number', { number })}
      action={<Tag kind={gradeKinds[work.grade]}>{t(`grade.${work.grade}.name`)}</Tag>}
    >
      <div className="stack">
        <p>
          {[work.school, work.trackName].filter(Boolean).join(' · ')} ·{' '}
          {counts.map((state) => t(`works.${state}`, { count: work[state] })).join(', ')} ·{' '}
          <span className="muted">{t('works.received', { time: formats.dateTime(work.receivedAt) })}</span>
        </p>
        <p className="small muted">{t(`grade.${work.grade}.text`)}</p>
        <div className="line">
          <button type="button" className="btn ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'works.hide' : work.waiting > 0 ? 'works.decide' : 'works.show')}
          </button>
        </div>
        {open && <LateWorkDetails workId={work.id} />}
      </div>
    </Card>
  );
}
