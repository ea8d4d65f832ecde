import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { learningQuery } from '../../people/queries/learning';
import { AssignmentUnit } from '../assignments/AssignmentUnit';
import { learnedCourseQuery, learnedUnitQuery, type UnitPageData } from '../queries/learning';
import { QuizUnit } from '../quiz/lazyQuiz';
import { ScormUnit } from '../scorm/ScormUnit';
import { UnitBody } from '../UnitBody';
import { VideoUnit } from '../video/VideoUnit';
import { LessonUnit } from './LessonUnit';
import { UnitFoot } from './UnitFoot';
import '../courses.css';

// Questions bring the hub and are not needed to read.
const UnitTalk = lazy(async () => ({ default: (await import('../talk/UnitTalk')).UnitTalk }));

const route = getRouteApi('/frame/shell/learning/$enrolmentId/units/$unitId');

/** One unit of a course, and the way to the next one. */
export function LearnedUnitPage() {
  const { t } = useTranslation('courses');
  const { enrolmentId, unitId } = route.useParams();
  const unit = useQuery(learnedUnitQuery(enrolmentId, unitId));
  const back = (
    <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
      {t('unit.toCourse')}
    </Link>
  );
  if (!unit.data)
    return (
      <Page title={t('unit.title')} lead={back}>
        {unit.isError ? <ErrorNotice error={unit.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <Unit key={unitId} enrolmentId={enrolmentId} unitId={unitId} unit={unit.data} />;
}

interface Props {
  enrolmentId: string;
  unitId: string;
  unit: UnitPageData;
}

function Unit({ enrolmentId, unitId, unit }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  useOpened(enrolmentId, unitId, unit);
  const { view, dueOn } = unit;
  const course = useQuery(learnedCourseQuery(enrolmentId)).data;
  const body = useRef<HTMLDivElement>(null);
  return (
    <Page
      title={view.title}
      lead={
        <>
          <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
            {course?.title ?? t('unit.toCourse')}
          </Link>{' '}
          · {t(`kind.${view.kind}`)}
        </>
      }
      action={
        unit.state === 'complete' ? (
          <Tag kind="ok">{t('unit.state.complete')}</Tag>
        ) : unit.isOverdue && dueOn ? (
          <Tag kind="bad">{t('unit.overdue', { date: formats.dayAndMonth(dueOn) })}</Tag>
        ) : dueOn ? (
          <Tag kind="none">{t('unit.due', { date: formats.dayAndMonth(dueOn) })}</Tag>
        ) : undefined
      }
    >
      <Card>
        <div className="stack">
          <div ref={body} className="stack unit-places">
            <UnitBody view={view} />
            {view.video && (
              <VideoUnit enrolmentId={enrolmentId} unitId={unitId} title={view.title} video={view.video} />
            )}
          </div>
          {view.scorm && <ScormUnit title={view.title} scorm={view.scorm} learner={{ enrolmentId, unitId }} />}
          {view.assignment && (
            <AssignmentUnit
              enrolmentId={enrolmentId}
              unitId={unitId}
              assignment={view.assignment}
              isOverdue={unit.isOverdue}
              dueOn={dueOn}
              daysLate={unit.daysLate}
            />
          )}
          {unit.quiz && (
            <Suspense fallback={<Skeleton lines={4} />}>
              <QuizUnit enrolmentId={enrolmentId} unitId={unitId} quiz={unit.quiz} />
            </Suspense>
          )}
          {view.kind === 'lesson' && <LessonUnit enrolmentId={enrolmentId} unitId={unitId} lesson={unit.lesson} />}
          <UnitFoot enrolmentId={enrolmentId} unitId={unitId} unit={unit} />
        </div>
      </Card>
      {course && (
        <Suspense>
          <UnitTalk enrolmentId={enrolmentId} unitId={unitId} cohortId={course.cohortId} body={body} />
        </Suspense>
      )}
    </Page>
  );
}

/** Notes once that the unit was looked at. Nobody is told when that fails: the next visit notes it. */
function useOpened(id: string, unitId: string, { state }: UnitPageData) {
  const queries = useQueryClient();
  const isNew = state === 'open';
  useEffect(() => {
    if (!isNew) return;
    api.PUT('/api/learning/{id}/units/{unitId}/opened', { params: { path: { id, unitId } } }).then(
      () => {
        queries.setQueryData(
          learnedUnitQuery(id, unitId).queryKey,
          (known) => known && { ...known, state: 'begun' as const },
        );
        void queries.invalidateQueries({ queryKey: learnedCourseQuery(id).queryKey, exact: true });
        void queries.invalidateQueries({ queryKey: learningQuery.queryKey, exact: true });
      },
      () => undefined,
    );
  }, [isNew, id, unitId, queries]);
}
