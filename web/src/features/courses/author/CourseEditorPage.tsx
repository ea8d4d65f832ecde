import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { courseQuery, type Course } from '../queries/courses';
import { ChangeError } from './ChangeError';
import { CourseFrame } from './CourseFrame';
import { findUnit } from './outline';
import { OutlineEditor } from './OutlineEditor';
import { UnitEditor, type Unsaved } from './UnitEditor';
import { useOutline } from './useOutline';

const route = getRouteApi('/frame/shell/courses/$courseId');

/** The editor of a course: its outline on one side, the unit at hand on the other. */
export function CourseEditorPage() {
  const { t } = useTranslation('courses');
  const { courseId } = route.useParams();
  const course = useQuery(courseQuery(courseId));
  if (!course.data)
    return (
      <Page title={t('author.heading')} width="wide">
        {course.isError ? <ErrorNotice error={course.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <Editor key={courseId} course={course.data} />;
}

const isDirty = ({ written, settings = {} }: Unsaved) => written !== undefined || Object.keys(settings).length > 0;

function Editor({ course }: { course: Course }) {
  const { t } = useTranslation('courses');
  const search: Record<string, unknown> = route.useSearch();
  const outline = useOutline(course);
  // Kept while one goes from unit to unit, takes one out and brings it back.
  const [unsaved, setUnsaved] = useState<Record<string, Unsaved>>({});
  const dirty = Object.keys(unsaved).filter((id) => isDirty(unsaved[id]!));
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      dirty.length > 0 && current.pathname !== next.pathname && !window.confirm(t('author.leave')),
    enableBeforeUnload: () => dirty.length > 0,
  });
  const unit = typeof search.unit === 'string' ? findUnit(course.outline, search.unit) : undefined;
  return (
    <CourseFrame course={course} hasUnsaved={dirty.length > 0}>
      <div className="stack">
        <ChangeError error={outline.error} onReread={outline.reread} />
        <div className="course-editor">
          <OutlineEditor course={course} outline={outline} current={unit?.id} dirty={dirty} />
          {unit ? (
            <UnitEditor
              key={unit.id}
              course={course}
              unit={unit}
              outline={outline}
              unsaved={unsaved[unit.id] ?? {}}
              onUnsaved={(work) => setUnsaved((known) => ({ ...known, [unit.id]: work }))}
            />
          ) : (
            <Card>
              <p className="muted">{t('author.chooseUnit')}</p>
            </Card>
          )}
        </div>
      </div>
    </CourseFrame>
  );
}
