import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { withQuery } from '../../../ui/withQuery';
import { coursesQuery, type CourseRow } from '../../people/queries/courses';
import { ArchiveDialog } from '../exchange/ArchiveDialog';
import { NewCourseDialog } from './NewCourseDialog';

/** All courses of the cabinet. */
export function CoursesPage() {
  const { t } = useTranslation(['courses', 'exchange']);
  const formats = useFormats();
  const courses = useQuery(coursesQuery);
  const [creating, setCreating] = useState<'new' | 'archive'>();
  const archived = useAddressValue('archived') === 'true';
  const count = (id: 'units' | 'learners' | 'completed' | 'requests' | 'toMark'): Column<CourseRow> => ({
    id,
    header: t(`courses.${id}`),
    numeric: true,
    value: (course) => course[id],
    cell: (course) => formats.number(course[id]),
  });
  const columns: Column<CourseRow>[] = [
    {
      id: 'title',
      header: t('courses.title'),
      value: (course) => course.title,
      cell: (course) => (
        <div className="line">
          <Link to="/courses/$courseId" params={{ courseId: course.id }}>
            {course.title}
          </Link>
          {course.isTemplate && <Tag kind="info">{t('author.template')}</Tag>}
          {course.editions === 0 && !course.isTemplate && <Tag kind="none">{t('author.draft')}</Tag>}
        </div>
      ),
    },
    {
      id: 'audience',
      header: t('courses.audience'),
      value: (course) => t(`audience.${course.audience}`),
      cell: (course) => t(`audience.${course.audience}`),
    },
    {
      id: 'hours',
      header: t('courses.hours'),
      numeric: true,
      value: (course) => course.hours,
      cell: (course) => formats.number(course.hours),
    },
    count('units'),
    count('learners'),
    count('completed'),
    count('requests'),
    count('toMark'),
  ];
  return (
    <Page
      title={t('courses.heading')}
      width="wide"
      lead={<Link to="/readiness/coverage">{t('learning.coverage')}</Link>}
      action={
        <div className="line">
          <Button kind="ghost" onClick={() => setCreating('archive')}>
            {t('exchange:archive.importOpen')}
          </Button>
          <Button onClick={() => setCreating('new')}>{t('courses.create')}</Button>
        </div>
      }
    >
      <ErrorNotice error={courses.error} />
      {courses.isPending && <Skeleton lines={5} />}
      {courses.data && (
        <DataTable
          caption={t('courses.heading')}
          columns={columns}
          rows={courses.data.filter((course) => course.isArchived === archived)}
          rowKey={(course) => course.id}
          defaultSort="title"
          exportList={withQuery('/api/courses', { archived: String(archived) })}
          filters={
            <AddressFilter
              name="archived"
              label={t('courses.which')}
              all={t('courses.current')}
              options={[['true', t('courses.archived')]]}
            />
          }
          empty={
            courses.data.length === 0 ? (
              <EmptyState title={t('courses.none')}>{t('courses.noneHint')}</EmptyState>
            ) : undefined
          }
        />
      )}
      {creating === 'new' && <NewCourseDialog courses={courses.data ?? []} onClose={() => setCreating(undefined)} />}
      {creating === 'archive' && <ArchiveDialog onClose={() => setCreating(undefined)} />}
    </Page>
  );
}
