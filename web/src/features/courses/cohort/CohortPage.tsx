import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { whileSeen } from '../../../ui/whileSeen';
import { withQuery } from '../../../ui/withQuery';
import { isStaff, useMe } from '../../people/queries/me';
import { cohortQuery, enrolmentStates, type Cohort } from '../queries/cohorts';
import { TogetherLinks } from '../together/TogetherLinks';
import { CohortWays } from './CohortWays';
import { EnrolDialog } from './EnrolDialog';
import { LearnerDialog } from './LearnerDialog';
import { ListDialog } from './ListDialog';
import { PlanDialog } from './PlanDialog';
import { useLearnerColumns } from './useLearnerColumns';
import '../courses.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId');

/** A cohort for the cabinet and its tutors: who learns, how far each has got, who asks to come. */
export function CohortPage() {
  const { t } = useTranslation('courses');
  const { cohortId } = route.useParams();
  const cohort = useQuery({ ...cohortQuery(cohortId), refetchInterval: whileSeen });
  if (!cohort.data)
    return (
      <Page title={t('cohort.heading')} width="wide">
        {cohort.isError ? <ErrorNotice error={cohort.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <CohortView cohort={cohort.data} />;
}

function CohortView({ cohort }: { cohort: Cohort }) {
  const { t } = useTranslation(['courses', 'quizDesk']);
  const formats = useFormats();
  const me = useMe();
  const staff = me !== undefined && isStaff(me);
  const [open, setOpen] = useState<'enrol' | 'plan' | 'list'>();
  const [learnerId, setLearnerId] = useState<string>();
  const state = useAddressValue('state');
  const columns = useLearnerColumns(cohort, staff, setLearnerId);
  const learner = cohort.learners.find(({ enrolmentId }) => enrolmentId === learnerId);
  const { id: cohortId, courseId } = cohort;
  const quizzes = cohort.units.filter((unit) => unit.kind === 'quiz');
  const count = (wanted: string) => cohort.learners.filter((one) => one.state === wanted).length;
  return (
    <Page
      title={`${cohort.course}: ${cohort.title}`}
      width="wide"
      lead={
        staff ? (
          <Link to="/courses/$courseId/cohorts" params={{ courseId }}>
            {t('cohort.toCourse')}
          </Link>
        ) : (
          <Link to="/learning">{t('learning.back')}</Link>
        )
      }
      action={
        <div className="line">
          <Link className="btn ghost" to="/cohorts/$cohortId/works" params={{ cohortId }}>
            {t('works.title')}
          </Link>
          {staff && (
            <>
              <Button kind="ghost" onClick={() => setOpen('plan')}>
                {t('plan.open')}
              </Button>
              <Button onClick={() => setOpen('enrol')}>{t('enrol.title')}</Button>
            </>
          )}
        </div>
      }
    >
      <div className="stack">
        <CohortWays cohortId={cohortId} staff={staff} onList={() => setOpen('list')} />
        <Card>
          <p>
            {[
              cohort.endsOn
                ? t('offers.span', { from: formats.date(cohort.startsOn), to: formats.date(cohort.endsOn) })
                : t('learning.starts', { date: formats.date(cohort.startsOn) }),
              t(`admission.${cohort.admission}`),
              cohort.seats > 0 && t('cohort.seats', { count: cohort.seats }),
              t('cohorts.edition', { number: cohort.edition }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="muted">
            {cohort.tutors.length > 0
              ? t('cohort.tutors', { names: formats.list(cohort.tutors.map(({ name }) => name)) })
              : t('cohort.noTutors')}
          </p>
          {staff && cohort.edition < cohort.lastEdition && (
            <p className="muted">{t('cohort.older', { number: cohort.lastEdition })}</p>
          )}
          {quizzes.length > 0 && (
            <p>
              {t('quizDesk:statistics.quizzes')}:{' '}
              {quizzes.map((unit, index) => (
                <span key={unit.id}>
                  {index > 0 && ', '}
                  <Link
                    to="/cohorts/$cohortId/units/$unitId/quiz"
                    params={{ cohortId, unitId: unit.id }}
                    aria-label={t('quizDesk:statistics.link', { title: unit.title })}
                  >
                    {unit.title}
                  </Link>
                </span>
              ))}
            </p>
          )}
          <TogetherLinks cohort={cohort} />
          {staff && count('requested') > 0 && state !== 'requested' && (
            <p>
              <Link to="/cohorts/$cohortId" params={{ cohortId }} search={{ state: 'requested' }}>
                {t('cohort.requests', { count: count('requested') })}
              </Link>
            </p>
          )}
        </Card>
        <DataTable
          caption={t('cohort.learners')}
          columns={columns}
          rows={state ? cohort.learners.filter((one) => one.state === state) : cohort.learners}
          rowKey={({ enrolmentId }) => enrolmentId}
          defaultSort="name"
          exportList={withQuery(`/api/cohorts/${cohortId}`, { state })}
          filters={
            <AddressFilter
              name="state"
              label={t('cohort.state')}
              options={enrolmentStates.map((one) => [one, `${t(`enrolment.${one}`)} (${String(count(one))})`])}
            />
          }
          empty={
            cohort.learners.length === 0 ? (
              <EmptyState title={t('cohort.none')}>{staff && t('cohort.noneHint')}</EmptyState>
            ) : undefined
          }
        />
      </div>
      {open === 'enrol' && <EnrolDialog cohort={cohort} onClose={() => setOpen(undefined)} />}
      {open === 'list' && <ListDialog cohortId={cohortId} onClose={() => setOpen(undefined)} />}
      {open === 'plan' && <PlanDialog courseId={courseId} cohort={cohort} onClose={() => setOpen(undefined)} />}
      {learner && (
        <LearnerDialog cohort={cohort} learner={learner} staff={staff} onClose={() => setLearnerId(undefined)} />
      )}
    </Page>
  );
}
