import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Page } from '../../../ui/Page';
import { Tag } from '../../../ui/Tag';
import { ExchangeDialog } from '../exchange/ExchangeDialog';
import type { Course } from '../queries/courses';
import { PublishDialog } from './PublishDialog';
import { SettingsDialog } from './SettingsDialog';
import './author.css';

interface Props {
  course: Course;
  /** Something is written on the page and not saved. */
  hasUnsaved?: boolean;
  children: ReactNode;
}

/** The heading of a course and its two sides: what it consists of, and who learns it. */
export function CourseFrame({ course, hasUnsaved = false, children }: Props) {
  const { t } = useTranslation(['courses', 'courseDesk', 'exchange']);
  const [open, setOpen] = useState<'publish' | 'settings' | 'exchange'>();
  const { id: courseId, editions } = course;
  const close = () => setOpen(undefined);
  return (
    <Page
      title={course.title}
      width="wide"
      lead={
        <>
          <Link to="/courses">{t('author.all')}</Link> · {t(`audience.${course.audience}`)} ·{' '}
          {course.hours > 0 ? t('hours', { count: course.hours }) : t('author.noHours')}
        </>
      }
      action={
        <div className="line">
          {course.isArchived ? (
            <Tag kind="none">{t('author.archived')}</Tag>
          ) : course.hasChanges ? (
            <Tag kind={editions.length === 0 ? 'none' : 'warn'}>
              {t(editions.length === 0 ? 'author.draft' : 'author.changed')}
            </Tag>
          ) : (
            <Tag kind="ok">{t('author.published', { number: editions[0]!.number })}</Tag>
          )}
          {course.isTemplate && <Tag kind="info">{t('author.template')}</Tag>}
          {course.outline.modules.some(({ units }) => units.length > 0) && (
            <Link className="btn ghost" to="/courses/$courseId/walk" params={{ courseId }}>
              {t('courseDesk:walk.open')}
            </Link>
          )}
          <Button kind="ghost" onClick={() => setOpen('exchange')}>
            {t('exchange:open')}
          </Button>
          <Button kind="ghost" onClick={() => setOpen('settings')}>
            {t('settings.title')}
          </Button>
          {!course.isArchived && course.hasChanges && (
            <Button onClick={() => setOpen('publish')}>{t('publish.open')}</Button>
          )}
        </div>
      }
    >
      <nav className="course-sections" aria-label={t('author.sections')}>
        <Link
          to="/courses/$courseId"
          params={{ courseId }}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t('author.content')}
        </Link>
        <Link to="/courses/$courseId/cohorts" params={{ courseId }} activeProps={{ 'aria-current': 'page' }}>
          {t('author.cohorts')}
        </Link>
        {course.audience === 'teachers' && (
          <Link to="/courses/$courseId/readiness" params={{ courseId }} activeProps={{ 'aria-current': 'page' }}>
            {t('author.readiness')}
          </Link>
        )}
      </nav>
      {children}
      {open === 'publish' && <PublishDialog course={course} hasUnsaved={hasUnsaved} onClose={close} />}
      {open === 'exchange' && <ExchangeDialog course={course} onClose={close} />}
      {open === 'settings' && <SettingsDialog course={course} onClose={close} />}
    </Page>
  );
}
