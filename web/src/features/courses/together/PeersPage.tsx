import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { submissionKinds } from '../words';
import { peerRoundQuery, type PeerRound, type ReviewedWork } from './queries';
import { Reviews } from './Reviews';
import '../courses.css';
import './together.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/units/$unitId/reviews');

/** Works that learners review, those on which they differ first, and who has not reviewed yet. */
export function PeersPage() {
  const { t } = useTranslation(['together', 'courses']);
  const { cohortId, unitId } = route.useParams();
  const round = useQuery(peerRoundQuery(cohortId, unitId));
  const toCohort = (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {t('groups.toCohort')}
    </Link>
  );
  if (!round.data)
    return (
      <Page title={t('round.link')} lead={toCohort}>
        {round.isError ? <ErrorNotice error={round.error} /> : <Skeleton lines={6} />}
      </Page>
    );
  return (
    <Page title={t('round.title', { unit: round.data.unit })} width="wide" lead={toCohort}>
      <div className="stack">
        <Phase cohortId={cohortId} unitId={unitId} round={round.data} />
        {round.data.works.length > 0 && (
          <Card title={t('round.table')}>
            <div className="stack">
              {round.data.works.map((work) => (
                <Work key={work.submissionId} work={work} round={round.data} />
              ))}
            </div>
          </Card>
        )}
        {round.data.reviewers.length > 0 && (
          <Card title={t('round.reviewers')}>
            <table className="criteria-table">
              <thead>
                <tr>
                  <th scope="col">{t('round.reviewer')}</th>
                  <th scope="col">{t('round.reviews')}</th>
                </tr>
              </thead>
              <tbody>
                {round.data.reviewers.map(({ name, done, dealt }) => (
                  <tr key={name}>
                    <td>{name}</td>
                    <td className="num">{t('courses:points', { points: done, max: dealt })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
        )}
      </div>
    </Page>
  );
}

function Phase({ cohortId, unitId, round }: { cohortId: string; unitId: string; round: PeerRound }) {
  const { t } = useTranslation('together');
  const formats = useFormats();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const path = { id: cohortId, unitId };
  const reread = () => queries.invalidateQueries({ queryKey: ['cohorts', cohortId] });
  const settle = useMutation({
    mutationFn: () => body(api.POST('/api/cohorts/{id}/units/{unitId}/reviews/settle', { params: { path } })),
    onSuccess: reread,
  });
  const isDone = round.isOver || round.reviewers.every(({ done, dealt }) => done === dealt);
  const waits = round.works.some(({ state }) => state === 'waiting');
  if (round.until === null)
    return (
      <Card>
        <div className="stack">
          <p>{round.dueOn ? t('round.due', { date: formats.date(round.dueOn) }) : t('round.noDue')}</p>
          <p>{t('round.handedIn', { count: round.handedIn })}</p>
          <div className="line">
            <Button disabled={round.handedIn < 2} onClick={() => setAsks(true)}>
              {t('round.deal')}
            </Button>
          </div>
          {asks && (
            <ConfirmDialog
              title={t('round.dealTitle')}
              action={t('round.deal')}
              onConfirm={async () => {
                await api.POST('/api/cohorts/{id}/units/{unitId}/reviews', { params: { path } });
                await reread();
              }}
              onClose={() => setAsks(false)}
            >
              <p>{t('round.dealHint')}</p>
            </ConfirmDialog>
          )}
        </div>
      </Card>
    );
  return (
    <Card>
      <div className="stack">
        <p>{t(round.isOver ? 'round.over' : 'round.until', { date: formats.date(round.until) })}</p>
        {round.late.length > 0 && <p className="muted">{t('round.late', { names: formats.list(round.late) })}</p>}
        {isDone &&
          waits &&
          (round.assignment.peers?.tutorPercent === 0 ? (
            <>
              <p className="small muted">{t('round.settleHint')}</p>
              <div className="line">
                <Button busy={settle.isPending} onClick={() => settle.mutate()}>
                  {t('round.settle')}
                </Button>
              </div>
            </>
          ) : (
            <Notice>{t('round.tutorMarks')}</Notice>
          ))}
        <ErrorNotice error={settle.error} />
        {settle.data && <Notice kind="ok">{t('round.settled', settle.data)}</Notice>}
      </div>
    </Card>
  );
}

function Work({ work, round }: { work: ReviewedWork; round: PeerRound }) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const { assignment } = round;
  const points = (value: number) =>
    t('courses:points', { points: formats.number(value), max: formats.number(assignment.maxPoints) });
  return (
    <article className="try stack tight" data-state={work.state}>
      <div className="line">
        <h3>
          <Link to="/submissions/$submissionId" params={{ submissionId: work.submissionId }}>
            {work.learner}
          </Link>
        </h3>
        <Tag kind={submissionKinds[work.state]}>{t(`courses:work.state.${work.state}`)}</Tag>
        {work.isOutlier && <Tag kind="warn">{t('round.outlier')}</Tag>}
        {round.isOver && work.peerPoints === null && <Tag kind="warn">{t('round.few')}</Tag>}
      </div>
      <p className="small">
        {[
          `${t('round.reviews')}: ${t('courses:points', { points: work.done, max: work.dealt })}`,
          work.peerPoints !== null && t('peers.peerPoints', { points: points(work.peerPoints) }),
          work.distance !== null && `${t('round.distance')}: ${formats.percent(work.distance / 100)}`,
          work.total !== null && `${t('round.total')}: ${points(work.total)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <details>
        <summary>{t('round.show', { name: work.learner })}</summary>
        <Reviews reviews={work.reviews} assignment={assignment} mayChange={work.state === 'waiting'} />
      </details>
    </article>
  );
}
