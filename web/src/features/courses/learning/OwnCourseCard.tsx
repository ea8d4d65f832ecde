import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Tag } from '../../../ui/Tag';
import type { OwnCourse } from '../../people/queries/learning';

/**
 * A course that is learned: how far, what is due, and the next unit in one click.
 * @param isAgain The same course is learned in another cohort too: its name alone does not tell which.
 */
export function OwnCourseCard({ course, isAgain }: { course: OwnCourse; isAgain: boolean }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  const { enrolmentId, nextUnitId } = course;
  const isComplete = course.state === 'completed';
  return (
    <Card
      title={
        <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
          {isAgain ? `${course.title} (${course.cohort})` : course.title}
        </Link>
      }
      action={isComplete ? <Tag kind="ok">{t('enrolment.completed')}</Tag> : undefined}
    >
      <div className="stack tight">
        <p className="small muted">
          {[
            course.cohort,
            t('hours', { count: course.hours }),
            !isComplete && course.endsOn && t('learning.until', { date: formats.dayAndMonth(course.endsOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <ProgressBar label={t('learning.progress')} value={course.done} max={course.of} />
        {(course.overdue > 0 || course.returned > 0 || course.dueOn) && (
          <div className="line">
            {course.returned > 0 && <Tag kind="warn">{t('learning.returned', { count: course.returned })}</Tag>}
            {course.overdue > 0 && <Tag kind="bad">{t('learning.overdue', { count: course.overdue })}</Tag>}
            {course.dueOn && <span>{t('learning.due', { date: formats.dayAndMonth(course.dueOn) })}</span>}
          </div>
        )}
        {nextUnitId && !isComplete && (
          <div className="line">
            <Link
              className="btn primary course-next"
              to="/learning/$enrolmentId/units/$unitId"
              params={{ enrolmentId, unitId: nextUnitId }}
            >
              {t(course.done === 0 ? 'learning.begin' : 'learning.goOn', { unit: course.nextUnit })}
            </Link>
          </div>
        )}
        {!nextUnitId && !isComplete && <p className="muted">{t('learning.nothingOpen')}</p>}
      </div>
    </Card>
  );
}
