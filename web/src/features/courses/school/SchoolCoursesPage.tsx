import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { schoolCohortsQuery, type SchoolCohort } from '../queries/school';
import '../courses.css';

/** Cohorts in which the coordinator's schools have places. */
export function SchoolCoursesPage() {
  const { t } = useTranslation('enrolment');
  const cohorts = useQuery(schoolCohortsQuery);
  return (
    <Page title={t('school.title')} lead={t('school.lead')}>
      <ErrorNotice error={cohorts.error} />
      {cohorts.isPending && <Skeleton lines={5} />}
      {cohorts.data && (
        <Card>
          {cohorts.data.length === 0 && <EmptyState title={t('school.none')}>{t('school.noneHint')}</EmptyState>}
          <ul role="list" className="course-list">
            {cohorts.data.map((cohort) => (
              <CohortLine key={`${cohort.cohortId} ${cohort.organizationId}`} cohort={cohort} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

function CohortLine({ cohort }: { cohort: SchoolCohort }) {
  const { t } = useTranslation('enrolment');
  const { t: tCourses } = useTranslation('courses');
  const formats = useFormats();
  const { cohortId, organizationId } = cohort;
  return (
    <li>
      <div>
        <b>{cohort.title}</b>
        <p>
          {[
            cohort.cohort,
            cohort.endsOn
              ? tCourses('offers.span', { from: formats.date(cohort.startsOn), to: formats.date(cohort.endsOn) })
              : tCourses('learning.starts', { date: formats.date(cohort.startsOn) }),
            cohort.hours > 0 && tCourses('hours', { count: cohort.hours }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="small muted">
          {cohort.school}.{' '}
          {t('school.left', { left: Math.max(0, cohort.places - cohort.taken), places: cohort.places })}
        </p>
      </div>
      <Link
        className="btn ghost"
        to="/school-courses/$cohortId/$organizationId"
        params={{ cohortId, organizationId }}
        aria-label={t('school.openOf', { course: cohort.title })}
      >
        {t('school.open')}
      </Link>
    </li>
  );
}
