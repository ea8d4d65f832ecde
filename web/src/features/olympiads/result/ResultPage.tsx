import '../../../ui/field.css';
import '../../../sitting/sitting.css';
import '../standings/standings.css';
import './result.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/errors';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { myCertificatesQuery } from '../../people/queries/certificates';
import { useMe } from '../../people/queries/me';
import { Forged } from '../../../sitting/receipts/lazyForged';
import { ProofCard } from '../attempt/lazyReceipts';
import { useLeftovers } from '../participation/useLeftovers';
import { placeText } from '../standings/distribution';
import { resultQuery, type Result } from './queries';
import { TaskRow } from './TaskRow';

const route = getRouteApi('/frame/shell/attempts/$attemptId/result');

/** A work after the publication of results: sum, place, each task with the answer that counted. For its author and their guardian. */
export function ResultPage() {
  const { t } = useTranslation(['result', 'participation']);
  const formats = useFormats();
  const { attemptId } = route.useParams();
  const me = useMe();
  const query = useQuery({
    ...resultQuery(attemptId),
    retry: (count, error) => !(error instanceof ApiError) && count < 3,
  });
  const result = query.data;
  const own = result !== undefined && result.participantId === me?.personId;
  // What this device still keeps of the work goes to the server, and then from the device.
  const leftovers = useLeftovers(
    own ? [{ roundId: result.roundId, attemptId, state: 'over', resultHref: `/attempts/${attemptId}/result` }] : [],
  );
  const lead = result && [
    !own && t('of', { name: result.participantName }),
    result.trackName,
    t(`participation:stage.${result.stage}`),
    result.roundTitle,
  ];

  return (
    <Page title={result?.olympiadTitle ?? t('title')} lead={lead && lead.filter(Boolean).join(' · ')}>
      <div className="stack result">
        <ErrorNotice error={query.error} />
        {query.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {leftovers.entries > 0 && (
          <Notice kind="warn">{t('participation:leftovers', { count: leftovers.entries })}</Notice>
        )}
        {leftovers.forged && (
          <Suspense>
            <Forged />
          </Suspense>
        )}
        {result && <Sum result={result} />}
        {result && (
          <Card title={t('tasks')}>
            <p className="muted small">{t('answersUntil', { time: formats.dateTime(result.answersUntil) })}</p>
            <ol role="list" className="task-results">
              {result.tasks.map((task) => (
                <TaskRow key={task.taskId} task={task} attemptId={attemptId} arrived={result.files} />
              ))}
            </ol>
          </Card>
        )}
        {result && (
          <Suspense>
            <ProofCard attemptId={attemptId} roundId={result.roundId} own={own} />
          </Suspense>
        )}
        <p>
          <Link to={result && !own ? '/children' : '/my-olympiads'}>
            ← {t(result && !own ? 'backToChildren' : 'back')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

/** The numbers for which one came, and the documents. */
function Sum({ result }: { result: Result }) {
  const { t } = useTranslation('result');
  const formats = useFormats();
  const certificates = useQuery(myCertificatesQuery);
  const own = certificates.data?.filter(
    (other) => other.holderId === result.participantId && other.olympiadId === result.olympiadId,
  );
  const outOf = (points: number, max: number) =>
    t('outOf', { points: formats.number(points), max: formats.number(max) });
  const { place } = result;
  return (
    <Card title={t('sum')}>
      <div className="stack">
        <dl className="result-numbers">
          <div>
            <dt>{t('round')}</dt>
            <dd className="num">{outOf(result.points, result.maxPoints)}</dd>
          </div>
          {result.totalMaxPoints !== result.maxPoints && (
            <div>
              <dt>{t('total')}</dt>
              <dd className="num">{outOf(result.totalPoints, result.totalMaxPoints)}</dd>
            </div>
          )}
          <div>
            <dt>{t('place')}</dt>
            <dd className="num">
              {t('amongParticipants', { place: placeText(place), count: result.participants })}
              {place.from !== place.to && <p className="small muted">{t('shared')}</p>}
            </dd>
          </div>
          {result.status && (
            <div>
              <dt>{t('status')}</dt>
              <dd>{t(`statuses.${result.status}`)}</dd>
            </div>
          )}
        </dl>
        <Notice kind={result.awaitsJury ? 'warn' : 'info'}>
          {t(result.awaitsJury ? 'juryAtWork' : result.status ? 'final' : 'preliminary')}
        </Notice>
        <div className="line">
          {own?.map(({ id, kind, number }) => (
            <a key={id} className="btn" href={`/api/certificates/${id}/pdf`} download title={t('number', { number })}>
              {t(`download.${kind}`)}
            </a>
          ))}
          <Link className="btn ghost" to="/attempts/$attemptId/appeals" params={{ attemptId: result.attemptId }}>
            {t('appeals')}
          </Link>
          {result.standingIsPublic && (
            <Link className="btn ghost" to="/standings/$olympiadId" params={{ olympiadId: result.olympiadId }}>
              {t('standing')}
            </Link>
          )}
        </div>
        <ErrorNotice error={certificates.error} />
        {own?.length === 0 && <p className="small muted">{t('noCertificate')}</p>}
      </div>
    </Card>
  );
}
