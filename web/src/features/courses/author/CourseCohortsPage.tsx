import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { PlanDialog } from '../cohort/PlanDialog';
import { courseQuery, type CohortItem, type Course } from '../queries/courses';
import { CourseFrame } from './CourseFrame';
import { EditionDialog } from './EditionDialog';
import '../courses.css';

const route = getRouteApi('/frame/shell/courses/$courseId/cohorts');

/** Who learns a course, and its editions. */
export function CourseCohortsPage() {
  const { t } = useTranslation('courses');
  const { courseId } = route.useParams();
  const course = useQuery(courseQuery(courseId));
  if (!course.data)
    return (
      <Page title={t('author.heading')} width="wide">
        {course.isError ? <ErrorNotice error={course.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return (
    <CourseFrame course={course.data}>
      <div className="stack">
        <Cohorts course={course.data} />
        <Editions course={course.data} />
      </div>
    </CourseFrame>
  );
}

function Cohorts({ course }: { course: Course }) {
  const { t } = useTranslation('courses');
  const [creating, setCreating] = useState(false);
  const isPublished = course.editions.length > 0;
  return (
    <Card
      title={t('author.cohorts')}
      action={
        isPublished && !course.isArchived ? (
          <Button kind="ghost" onClick={() => setCreating(true)}>
            {t('plan.create')}
          </Button>
        ) : undefined
      }
    >
      {course.cohorts.length === 0 && (
        <EmptyState title={t('cohorts.none')}>
          {t(isPublished ? 'cohorts.noneHint' : 'cohorts.publishFirst')}
        </EmptyState>
      )}
      <ul role="list" className="course-list">
        {course.cohorts.map((cohort) => (
          <CohortLine key={cohort.id} cohort={cohort} />
        ))}
      </ul>
      {creating && <PlanDialog courseId={course.id} onClose={() => setCreating(false)} />}
    </Card>
  );
}

function CohortLine({ cohort }: { cohort: CohortItem }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { id: cohortId } = cohort;
  return (
    <li>
      <div>
        <Link to="/cohorts/$cohortId" params={{ cohortId }}>
          <b>{cohort.title}</b>
        </Link>
        <p className="small muted">
          {[
            cohort.endsOn
              ? t('offers.span', { from: formats.shortDate(cohort.startsOn), to: formats.shortDate(cohort.endsOn) })
              : t('learning.starts', { date: formats.shortDate(cohort.startsOn) }),
            t(`admission.${cohort.admission}`),
            t('cohorts.edition', { number: cohort.edition }),
            cohort.seats > 0
              ? t('cohorts.ofSeats', { count: cohort.active, seats: cohort.seats })
              : t('cohorts.active', { count: cohort.active }),
          ].join(' · ')}
        </p>
      </div>
      <div className="line">
        {cohort.requests > 0 && <Tag kind="info">{t('cohorts.requests', { count: cohort.requests })}</Tag>}
        {cohort.toMark > 0 && (
          <Link className="btn ghost" to="/cohorts/$cohortId/works" params={{ cohortId }}>
            {t('learning.toMark', { count: cohort.toMark })}
          </Link>
        )}
      </div>
    </li>
  );
}

function Editions({ course }: { course: Course }) {
  const { editions } = course;
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const [shown, setShown] = useState<number>();
  if (editions.length === 0) return null;
  return (
    <Card title={t('editions.title')}>
      <ul role="list" className="course-list">
        {editions.map((edition) => (
          <li key={edition.number}>
            <div>
              <b>{t('editions.one', { number: edition.number })}</b>
              <p className="small muted">
                {formats.dateTime(edition.publishedAt)} · {edition.publishedBy}
              </p>
            </div>
            <Button kind="ghost" onClick={() => setShown(edition.number)}>
              {t('editions.compare')}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== undefined && <EditionDialog course={course} number={shown} onClose={() => setShown(undefined)} />}
    </Card>
  );
}
