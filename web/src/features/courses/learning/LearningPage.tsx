import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { learningQuery, type LearningList, type OwnCourse } from '../../people/queries/learning';
import { useMe } from '../../people/queries/me';
import { QuizLeftovers } from '../quiz/lazyQuiz';
import { enrolmentKinds, learns } from '../words';
import { LeaveButton } from './LeaveButton';
import { Offers } from './Offers';
import { OwnCourseCard } from './OwnCourseCard';
import '../courses.css';

/** «Обучение»: own courses, requests, what can be asked for and, for tutors, works to mark. */
export function LearningPage() {
  const { t } = useTranslation('courses');
  const me = useMe();
  const learning = useQuery(learningQuery);
  const { courses = [], offers = [], toMark = [] } = learning.data ?? {};
  const learned = courses.filter((course) => learns(course.state));
  const asked = courses.filter((course) => !learns(course.state));
  // Who begins anew looks for what is open; who learns already goes on first.
  const current = [...learned].sort((a, b) => Number(a.state === 'completed') - Number(b.state === 'completed'));
  return (
    <Page
      title={t('learning.title')}
      lead={
        me && (
          <>
            <Link to="/calendar">{t('learning.calendar')}</Link> · <Link to="/notes">{t('learning.notes')}</Link>
            {toMark.length > 0 && (
              <>
                {' '}
                · <Link to="/tutor-questions">{t('learning.questions')}</Link>
              </>
            )}
            {me.roles.some((role) => role === 'teacher' || role === 'coordinator') && ' · '}
            {me.roles.includes('teacher') && <Link to="/readiness">{t('learning.readiness')}</Link>}
            {me.roles.includes('teacher') && me.roles.includes('coordinator') && ' · '}
            {me.roles.includes('coordinator') && <Link to="/readiness/coverage">{t('learning.coverage')}</Link>}
          </>
        )
      }
    >
      <div className="stack">
        <Suspense>
          <QuizLeftovers />
        </Suspense>
        <ErrorNotice error={learning.error} />
        {learning.isPending && <Skeleton lines={6} />}
        {learning.data && courses.length + offers.length + toMark.length === 0 && (
          <Card>
            <EmptyState title={t('learning.none')}>{t('learning.noneHint')}</EmptyState>
          </Card>
        )}
        {toMark.length > 0 && <ToMark queues={toMark} />}
        {current.map((course) => (
          <OwnCourseCard
            key={course.enrolmentId}
            course={course}
            isAgain={current.filter(({ title }) => title === course.title).length > 1}
          />
        ))}
        {asked.length > 0 && (
          <Card title={t('learning.requests')}>
            <ul role="list" className="course-list">
              {asked.map((course) => (
                <Asked key={course.enrolmentId} course={course} />
              ))}
            </ul>
          </Card>
        )}
        {offers.length > 0 && <Offers offers={offers} />}
      </div>
    </Page>
  );
}

function Asked({ course }: { course: OwnCourse }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const waits = course.state === 'requested' || course.state === 'waiting';
  return (
    <li>
      <div>
        <b>{course.title}</b>
        <p className="small muted">
          {course.cohort} · {t('learning.starts', { date: formats.dayAndMonth(course.startsOn) })}
        </p>
        {course.state === 'waiting' && <p className="small">{t('learning.waitingHint')}</p>}
        {course.reason && <p className="small">{t('learning.because', { reason: course.reason })}</p>}
      </div>
      <div className="line">
        <Tag kind={enrolmentKinds[course.state]}>{t(`enrolment.${course.state}`)}</Tag>
        {waits && <LeaveButton enrolmentId={course.enrolmentId} title={course.title} isRequest />}
      </div>
    </li>
  );
}

function ToMark({ queues }: { queues: LearningList['toMark'] }) {
  const { t } = useTranslation('courses');
  return (
    <Card title={t('learning.tutored')}>
      <ul role="list" className="course-list">
        {queues.map((queue) => (
          <li key={queue.cohortId}>
            <div>
              <Link to="/cohorts/$cohortId" params={{ cohortId: queue.cohortId }}>
                <b>{queue.title}</b>
              </Link>
              <p className="small muted">{queue.cohort}</p>
            </div>
            {queue.works > 0 ? (
              <Link className="btn ghost" to="/cohorts/$cohortId/works" params={{ cohortId: queue.cohortId }}>
                {t('learning.toMark', { count: queue.works })}
              </Link>
            ) : (
              <span className="muted">{t('learning.nothingToMark')}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
