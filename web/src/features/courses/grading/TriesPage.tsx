import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { useAddressValue } from '../../../ui/AddressFilter';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { learnerTriesQuery, type LearnerTries } from '../queries/grades';
import { TutorTry } from './TutorTry';
import '../../../sitting/sitting.css';
import '../courses.css';
import '../quiz/quiz.css';

const route = getRouteApi('/frame/shell/enrolments/$enrolmentId/tries/$unitId');

/** A learner's tries at a quiz for the tutor. Each look at one is written down: it opens when it is asked for. */
export function TriesPage() {
  const { t } = useTranslation('enrolment');
  const { enrolmentId, unitId } = route.useParams();
  const tries = useQuery(learnerTriesQuery(enrolmentId, unitId));
  const wanted = useAddressValue('try');
  const data = tries.data;
  if (!data)
    return (
      <Page title={t('tries.title')} width="wide">
        {tries.isError ? <ErrorNotice error={tries.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const shown = data.tries.find(({ id, handedInAt }) => id === wanted && handedInAt !== null);
  return (
    <Page
      title={`${data.learner}: ${data.unit}`}
      width="wide"
      lead={
        <>
          <Link to="/cohorts/$cohortId/grades" params={{ cohortId: data.cohortId }}>
            {t('grades.title')}
          </Link>{' '}
          ·{' '}
          <Link to="/cohorts/$cohortId" params={{ cohortId: data.cohortId }}>
            {`${data.course}: ${data.cohort}`}
          </Link>
        </>
      }
    >
      <div className="stack">
        <Card title={t('tries.list')}>
          {data.tries.length === 0 ? (
            <EmptyState title={t('tries.none')} />
          ) : (
            <TryList data={data} shownId={shown?.id} enrolmentId={enrolmentId} unitId={unitId} />
          )}
          <p className="small muted">{t(`tries.told.${data.feedback}`)}</p>
        </Card>
        {shown && <TutorTry key={shown.id} attemptId={shown.id} enrolmentId={enrolmentId} unitId={unitId} />}
      </div>
    </Page>
  );
}

interface ListProps {
  data: LearnerTries;
  shownId: string | undefined;
  enrolmentId: string;
  unitId: string;
}

function TryList({ data, shownId, enrolmentId, unitId }: ListProps) {
  const { t } = useTranslation(['enrolment', 'quiz']);
  const formats = useFormats();
  return (
    <ol role="list" className="quiz-tries">
      {data.tries.map((one) => (
        <li key={one.id}>
          <div>
            {one.handedInAt === null ? (
              <b>{t('quiz:try', { number: one.number })}</b>
            ) : (
              <Link
                to="/enrolments/$enrolmentId/tries/$unitId"
                params={{ enrolmentId, unitId }}
                search={{ try: one.id }}
                aria-current={one.id === shownId || undefined}
              >
                {t('quiz:try', { number: one.number })}
              </Link>
            )}
            <p className="small muted">
              {one.handedInAt === null
                ? t('tries.runs', { at: formats.dateTime(one.openedAt) })
                : t('tries.span', { from: formats.dateTime(one.openedAt), to: formats.dateTime(one.handedInAt) })}
            </p>
          </div>
          {one.points !== null && (
            <span className="num">
              {t('quiz:points', { points: formats.number(one.points), max: formats.number(one.maxPoints) })}
            </span>
          )}
          {one.passed !== null && (
            <Tag kind={one.passed ? 'ok' : 'bad'}>{t(one.passed ? 'quiz:passed' : 'quiz:failed')}</Tag>
          )}
          {one.isCounting && <Tag kind="info">{t('quiz:counts')}</Tag>}
          {one.hasLate && <Tag kind="warn">{t('grades.late')}</Tag>}
        </li>
      ))}
    </ol>
  );
}
