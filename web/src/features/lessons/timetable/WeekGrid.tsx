import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { timeZone, toWall } from '../../../i18n/zone';
import { Button } from '../../../ui/Button';
import { Tag } from '../../../ui/Tag';
import type { TimetableLesson } from './queries';
import { daysOf } from './week';
import './timetable.css';

interface Props {
  monday: string;
  today: string;
  /** Server time, ms. */
  now: number;
  lessons: readonly TimetableLesson[];
  /** Beside the subject: of which class, or whose. */
  shows: { group?: boolean; teacher?: boolean };
  /** The rooms are open to the reader. */
  mayEnter?: boolean;
  onChange?: (lesson: TimetableLesson) => void;
}

/** A week: on a phone day by day, on a desk and on paper in columns. Sunday only if something is on it. */
export function WeekGrid({ monday, today, lessons, ...rest }: Props) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const dayOf = (instant: string) => toWall(Date.parse(instant), timeZone()).slice(0, 10);
  const days = daysOf(monday).map((day) => ({
    day,
    lessons: lessons.filter(({ startsAt }) => dayOf(startsAt) === day),
  }));
  const shown = days.filter(({ lessons: ofDay }, at) => at < 5 || ofDay.length > 0);
  return (
    <div className="week" data-days={shown.length}>
      {shown.map(({ day, lessons: ofDay }) => (
        <section key={day} className="week-day" data-today={day === today || undefined} aria-label={formats.day(day)}>
          <h3>{formats.day(day)}</h3>
          {ofDay.length === 0 ? (
            <p className="small muted">{t('week.free')}</p>
          ) : (
            <ul role="list">
              {ofDay.map((lesson) => (
                <Lesson key={lesson.id} lesson={lesson} {...rest} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

const early = 10 * 60_000;

function Lesson({
  lesson,
  now,
  shows,
  mayEnter,
  onChange,
}: Omit<Props, 'monday' | 'today' | 'lessons'> & { lesson: TimetableLesson }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  const startsAt = Date.parse(lesson.startsAt);
  const end = startsAt + lesson.minutes * 60_000;
  const isOff = lesson.calledOffAt !== null;
  const isOn = !isOff && !lesson.endedAt && startsAt - early <= now && now < end;
  const isHeld = lesson.begunAt !== null || lesson.heldInPersonAt !== null;
  const { change } = lesson;
  return (
    <li className="week-lesson" data-off={isOff || undefined} data-on={isOn || undefined}>
      <p className="week-time num">
        {formats.time(lesson.startsAt)}–{formats.time(end)}
      </p>
      <p className="week-subject">{lesson.subject}</p>
      <p className="small muted">
        {[shows.group && lesson.group, shows.teacher && lesson.teacher, lesson.place].filter(Boolean).join(' · ')}
      </p>
      {(isOff || change || (isHeld && now > end)) && (
        <p className="week-tags">
          {isOff && <Tag kind="bad">{t('lesson.off')}</Tag>}
          {!isOff && change?.wasAt && (
            <Tag kind="warn">
              {t(Date.parse(change.wasAt) === startsAt ? 'lesson.other' : 'lesson.moved', {
                from: formats.dateTime(change.wasAt, false),
              })}
            </Tag>
          )}
          {!isOff && change?.wasTeacher && <Tag kind="warn">{t('lesson.instead', { name: change.wasTeacher })}</Tag>}
          {!isOff && change?.isPlaceChanged && <Tag kind="warn">{t('lesson.place')}</Tag>}
          {!isOff && isHeld && now > end && <Tag kind="ok">{t('lesson.held')}</Tag>}
        </p>
      )}
      {change?.reason && <p className="small">{change.reason}</p>}
      {mayEnter && !isOff && !lesson.endedAt && now < end && startsAt - now < 12 * 3_600_000 && (
        <Link
          className={isOn ? 'btn primary week-enter' : 'week-enter small'}
          to="/rooms/$lessonId"
          params={{ lessonId: lesson.id }}
        >
          {t('lesson.enter')}
        </Link>
      )}
      {onChange && !isOff && !isHeld && (
        <Button
          kind="ghost"
          className="week-change"
          aria-label={t('lesson.changeOf', { lesson: lesson.subject, at: formats.dateTime(lesson.startsAt, false) })}
          onClick={() => onChange(lesson)}
        >
          {t('lesson.change')}
        </Button>
      )}
    </li>
  );
}
