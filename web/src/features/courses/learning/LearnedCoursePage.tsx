import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { learnedCourseQuery, type Learning } from '../queries/learning';
import { OwnCertificate } from './OwnCertificate';
import { spanOf } from '../words';
import { TakeAlong } from '../taken/TakeAlong';
import { LeaveButton } from './LeaveButton';
import { OutlineUnit } from './OutlineUnit';
import '../courses.css';

const route = getRouteApi('/frame/shell/learning/$enrolmentId');

/** A course as its learner sees it: what is done, what is open, what the rest waits for. */
export function LearnedCoursePage() {
  const { t } = useTranslation('courses');
  const { enrolmentId } = route.useParams();
  const learning = useQuery(learnedCourseQuery(enrolmentId));
  const back = <Link to="/learning">{t('learning.back')}</Link>;
  if (!learning.data)
    return (
      <Page title={t('learning.title')} lead={back}>
        {learning.isError ? <ErrorNotice error={learning.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <Course course={learning.data} />;
}

function Course({ course }: { course: Learning }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { enrolmentId, nextUnitId } = course;
  const units = course.modules.flatMap((module) => module.units);
  const done = units.filter((unit) => unit.state === 'complete').length;
  const isComplete = course.state === 'completed';
  const span = (minutes: number) => spanOf(minutes, (value, options) => formats.number(value, options));
  const dates = course.endsOn
    ? t('offers.span', { from: formats.dayAndMonth(course.startsOn), to: formats.dayAndMonth(course.endsOn) })
    : t('learning.starts', { date: formats.dayAndMonth(course.startsOn) });
  return (
    <Page
      title={course.title}
      lead={
        <>
          {[course.cohort, dates, t('hours', { count: course.hours })].join(' · ')} ·{' '}
          <Link to="/learning">{t('learning.back')}</Link>
        </>
      }
      action={
        nextUnitId && !isComplete ? (
          <Link
            className="btn primary"
            to="/learning/$enrolmentId/units/$unitId"
            params={{ enrolmentId, unitId: nextUnitId }}
          >
            {t(done === 0 ? 'course.begin' : 'course.goOn')}
          </Link>
        ) : undefined
      }
    >
      <div className="stack">
        {isComplete && course.completedAt && (
          <Notice kind="ok">
            <p>
              <b>{t('course.complete', { date: formats.date(course.completedAt) })}</b>
            </p>
            <p>{t('course.completeHint')}</p>
            <OwnCertificate course={course} />
          </Notice>
        )}
        {!isComplete && !nextUnitId && <Notice>{t('learning.nothingOpen')}</Notice>}
        <Card>
          <ProgressBar label={t('learning.progress')} value={done} max={units.length} />
          {course.allMinutes > 0 && (
            <p className="small muted">
              {t('course.time', { spent: span(course.doneMinutes), all: span(course.allMinutes) })}
            </p>
          )}
          {course.orders.map((order) => (
            <p key={order.number} className="small muted">
              {t(`course.order.${order.kind}`, {
                number: order.number,
                date: order.signedOn ? formats.date(order.signedOn) : '',
              })}
            </p>
          ))}
          <p>
            <Link to="/discussions/$cohortId" params={{ cohortId: course.cohortId }}>
              {t('course.discussion')}
            </Link>
          </p>
          {units.some(({ maxPoints, kind }) => kind === 'assignment' || maxPoints !== null) && (
            <p>
              <Link to="/learning/$enrolmentId/grades" params={{ enrolmentId }}>
                {t('course.grades')}
              </Link>
            </p>
          )}
        </Card>
        {course.modules.map((module, index) => (
          <Card key={index} title={module.title}>
            <ul role="list" className="outline">
              {module.units.map((unit) => (
                <OutlineUnit
                  key={unit.id}
                  unit={unit}
                  isNext={unit.id === nextUnitId && !isComplete}
                  name={
                    unit.state === 'locked' ? (
                      <b className="muted">{unit.title}</b>
                    ) : (
                      <Link
                        to="/learning/$enrolmentId/units/$unitId"
                        params={{ enrolmentId, unitId: unit.id }}
                        aria-current={unit.id === nextUnitId && !isComplete ? 'step' : undefined}
                      >
                        <b>{unit.title}</b>
                      </Link>
                    )
                  }
                />
              ))}
            </ul>
          </Card>
        ))}
        <TakeAlong course={course} />
        {!isComplete && (
          <div className="line">
            <LeaveButton enrolmentId={enrolmentId} title={course.title} />
          </div>
        )}
      </div>
    </Page>
  );
}
