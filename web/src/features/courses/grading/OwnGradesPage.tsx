import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { learnedCourseQuery } from '../queries/learning';
import { ownGradesQuery } from '../queries/grades';
import { HowItCame } from './HowItCame';
import '../courses.css';

const route = getRouteApi('/frame/shell/learning/$enrolmentId/grades');

/** The learner's own mark and how it comes about. */
export function OwnGradesPage() {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const { enrolmentId } = route.useParams();
  const course = useQuery(learnedCourseQuery(enrolmentId)).data;
  const grades = useQuery(ownGradesQuery(enrolmentId));
  const own = grades.data?.learner;
  return (
    <Page
      title={t('grades.how')}
      lead={
        <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
          {course?.title ?? t('grades.toCourse')}
        </Link>
      }
    >
      <ErrorNotice error={grades.error} />
      {grades.isPending && <Skeleton lines={6} />}
      {grades.data && own && (
        <Card>
          <div className="stack">
            {own.percent === null && grades.data.isPartial && own.computed !== null && (
              <p>
                <b>{t('grades.yourPart', { value: formats.number(own.computed) })}</b>
              </p>
            )}
            {own.percent !== null && (
              <p>
                <b>{t('grades.yourTotal', { value: formats.number(own.percent) })}</b>{' '}
                <Tag kind={own.isPassed ? 'ok' : 'none'}>{t(own.isPassed ? 'grades.passed' : 'grades.failed')}</Tag>
                {own.soFar !== null && own.soFar !== own.percent && !own.isSet && !grades.data.isPartial && (
                  <span className="muted"> {t('grades.soFar', { value: formats.number(own.soFar) })}</span>
                )}
              </p>
            )}
            <HowItCame grades={grades.data} />
          </div>
        </Card>
      )}
    </Page>
  );
}
