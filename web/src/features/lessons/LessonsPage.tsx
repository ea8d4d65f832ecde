import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/format';
import { AddressFilter, useAddressValue } from '../../ui/AddressFilter';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { lessonsQuery, type LessonItem } from '../people/queries/lessons';
import './lessons.css';

/** Lessons of whoever looks: those that come, or those that were. */
export function LessonsPage() {
  const { t } = useTranslation('lessons');
  const past = useAddressValue('past') === 'true';
  const lessons = useQuery(lessonsQuery(past));
  return (
    <Page
      title={t('list.title')}
      action={
        lessons.data?.maySchedule && (
          <Link className="btn primary" to="/lessons/new">
            {t('list.schedule')}
          </Link>
        )
      }
    >
      <div className="stack">
        <AddressFilter
          name="past"
          label={t('list.which')}
          all={t('list.coming')}
          options={[['true', t('list.past')]]}
        />
        <ErrorNotice error={lessons.error} />
        {lessons.isPending && <Skeleton lines={5} />}
        {lessons.data?.lessons.length === 0 && (
          <Card>
            <EmptyState title={t(past ? 'list.nonePast' : 'list.none')}>
              {lessons.data.maySchedule ? t('list.noneHint') : t('list.noneHintPupil')}
            </EmptyState>
          </Card>
        )}
        <ul role="list" className="lesson-list">
          {lessons.data?.lessons.map((lesson) => (
            <Item key={lesson.id} lesson={lesson} />
          ))}
        </ul>
      </div>
    </Page>
  );
}

function Item({ lesson }: { lesson: LessonItem }) {
  const { t } = useTranslation('lessons');
  const formats = useFormats();
  const isOn = lesson.begunAt !== null && lesson.endedAt === null;
  return (
    <li>
      <Card className="lesson-item">
        <div>
          <p className="small muted">
            {formats.dateTime(lesson.startsAt)} · {t('list.minutes', { count: lesson.minutes })}
          </p>
          <h2>{lesson.title}</h2>
          <p className="small">
            {lesson.teachers.join(', ')} · {t('list.pupils', { count: lesson.pupils })}
          </p>
        </div>
        <div className="line">
          {lesson.kind === 'seminar' && <Tag kind="none">{t('kinds.seminar')}</Tag>}
          {isOn && <Tag kind="ok">{t('list.on')}</Tag>}
          {lesson.calledOffAt && <Tag kind="bad">{t('calledOff')}</Tag>}
          {lesson.belongs && !lesson.calledOffAt && !lesson.endedAt && (
            <Link className="btn primary" to="/rooms/$lessonId" params={{ lessonId: lesson.id }}>
              {t(lesson.leads && !isOn ? 'list.open' : 'list.enter')}
            </Link>
          )}
          {lesson.belongs && !lesson.calledOffAt && !lesson.endedAt && (
            <Link className="btn ghost" to="/lessons/$lessonId/check" params={{ lessonId: lesson.id }}>
              {t('media.check.link')}
            </Link>
          )}
          {lesson.belongs && lesson.endedAt && (
            <Link className="btn ghost" to="/rooms/$lessonId" params={{ lessonId: lesson.id }}>
              {t('list.look')}
            </Link>
          )}
          {lesson.endedAt && lesson.begunAt && !lesson.recordDeletedAt && (
            <Link className="btn ghost" to="/lessons/$lessonId/replay" params={{ lessonId: lesson.id }}>
              {t('list.replay')}
            </Link>
          )}
          {lesson.mayArrange && lesson.begunAt && (
            <Link className="btn ghost" to="/lessons/$lessonId/attendance" params={{ lessonId: lesson.id }}>
              {t('list.attendance')}
            </Link>
          )}
          {lesson.mayArrange && !lesson.endedAt && !lesson.calledOffAt && (
            <Link className="btn ghost" to="/lessons/$lessonId/edit" params={{ lessonId: lesson.id }}>
              {t('list.edit')}
            </Link>
          )}
        </div>
      </Card>
    </li>
  );
}
