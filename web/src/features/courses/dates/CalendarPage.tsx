import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { useFormats } from '../../../i18n/format';
import { timeZone, toWall } from '../../../i18n/zone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag, type TagKind } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { FeedCard } from './FeedCard';
import { monthOf, shifted, weeksOf } from './month';
import { calendarLessonsQuery, calendarQuery, type CalendarLesson, type CourseDay } from './queries';
import '../courses.css';
import './dates.css';

const route = getRouteApi('/frame/shell/calendar');

interface Search {
  month?: string | undefined;
  view?: 'list' | undefined;
  day?: string | undefined;
}

/** Deadlines, openings and beginnings of own courses, by month or one after the other. */
export function CalendarPage() {
  const { t, i18n } = useTranslation('talk');
  const search: Record<string, unknown> = route.useSearch();
  const navigate = useNavigate();
  const today = toWall(useServerNow(60_000), timeZone()).slice(0, 10);
  const month =
    typeof search.month === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(search.month) ? search.month : monthOf(today);
  const view = search.view === 'list' ? 'list' : 'month';
  const weeks = weeksOf(month);
  const days = useQuery(calendarQuery(weeks[0]![0]!, weeks.at(-1)!.at(-1)!));
  const lessons = useQuery(calendarLessonsQuery(weeks[0]![0]!, weeks.at(-1)!.at(-1)!));
  const chosen = typeof search.day === 'string' && monthOf(search.day) === month ? search.day : undefined;
  const go = (to: Search) =>
    void navigate({ to: '/calendar', search: { month, view: search.view, ...to }, replace: true });
  const ofMonth = days.data?.filter(({ on }) => monthOf(on) === month) ?? [];
  const listed = view === 'month' && chosen ? ofMonth.filter(({ on }) => on === chosen) : ofMonth;
  const ofDay = chosen && view === 'month' ? (lessons.data ?? []).filter((lesson) => dayOf(lesson) === chosen) : [];
  const title = new Intl.DateTimeFormat(i18n.language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  return (
    <Page
      title={t('calendar.title')}
      lead={
        <>
          <Link to="/timetable">{t('calendar.timetable')}</Link> · <Link to="/learning">{t('calendar.learning')}</Link>{' '}
          · <Link to="/notes">{t('calendar.notes')}</Link> · <Link to="/reminders">{t('calendar.reminders')}</Link>
        </>
      }
    >
      <div className="stack">
        <Choice
          legend={t('calendar.view')}
          value={view}
          options={[
            { value: 'month', label: t('calendar.month') },
            { value: 'list', label: t('calendar.list') },
          ]}
          onChange={(next) => go({ view: next === 'list' ? 'list' : undefined })}
        />
        <Card
          title={title.charAt(0).toUpperCase() + title.slice(1)}
          action={
            <div className="line">
              <Button
                kind="ghost"
                aria-label={t('calendar.previous')}
                onClick={() => go({ month: shifted(month, -1) })}
              >
                ←
              </Button>
              <Button kind="ghost" onClick={() => go({ month: undefined })}>
                {t('calendar.today')}
              </Button>
              <Button kind="ghost" aria-label={t('calendar.next')} onClick={() => go({ month: shifted(month, 1) })}>
                →
              </Button>
            </div>
          }
        >
          <div className="stack">
            <ErrorNotice error={days.error ?? lessons.error} />
            {view === 'month' && (
              <Month
                weeks={weeks}
                month={month}
                today={today}
                chosen={chosen}
                days={days.data ?? []}
                lessons={lessons.data ?? []}
                onChoose={(day) => go({ day: day === chosen ? undefined : day })}
              />
            )}
            {days.isPending && <Skeleton lines={4} />}
            {ofDay.length > 0 && (
              <ul role="list" className="date-list">
                {ofDay.map((lesson) => (
                  <Lesson key={lesson.id} lesson={lesson} />
                ))}
              </ul>
            )}
            {days.data &&
              lessons.data &&
              ofMonth.length === 0 &&
              !lessons.data.some((lesson) => monthOf(dayOf(lesson)) === month) && (
                <EmptyState title={t('calendar.none')}>{t('calendar.noneHint')}</EmptyState>
              )}
            {listed.length > 0 && (
              <ul role="list" className="date-list">
                {listed.map((day, index) => (
                  <Day key={index} day={day} today={today} isFirst={day.on !== listed[index - 1]?.on} />
                ))}
              </ul>
            )}
          </div>
        </Card>
        <FeedCard />
      </div>
    </Page>
  );
}

const dayOf = ({ startsAt }: CalendarLesson) => toWall(Date.parse(startsAt), timeZone()).slice(0, 10);

interface MonthProps {
  weeks: string[][];
  month: string;
  today: string;
  chosen: string | undefined;
  days: readonly CourseDay[];
  lessons: readonly CalendarLesson[];
  onChoose: (day: string) => void;
}

function Month({ weeks, month, today, chosen, days, lessons, onChoose }: MonthProps) {
  const { t, i18n } = useTranslation('talk');
  const formats = useFormats();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <table className="month">
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col">
              {weekday.format(new Date(`${day}T00:00:00Z`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const found = days.filter(({ on }) => on === day);
              const taught = lessons.filter((lesson) => !lesson.calledOffAt && dayOf(lesson) === day).length;
              const number = Number(day.slice(8));
              return (
                <td key={day} data-today={day === today || undefined} data-other={monthOf(day) !== month || undefined}>
                  {found.length + taught > 0 && monthOf(day) === month ? (
                    <button type="button" aria-pressed={day === chosen} onClick={() => onChoose(day)}>
                      <span className="num" aria-hidden="true">
                        {number}
                      </span>
                      <span className="visually-hidden">
                        {formats.dayAndMonth(day)}: {found.length > 0 && t('calendar.count', { count: found.length })}{' '}
                        {taught > 0 && t('calendar.lessons', { count: taught })}
                      </span>
                      <span className="month-words" aria-hidden="true">
                        {taught > 0 && <span data-kind="lesson">{t('calendar.lessons', { count: taught })}</span>}
                        {found.map(({ kind, unit, course }, index) => (
                          <span key={index} data-kind={kind}>
                            {unit || course}
                          </span>
                        ))}
                      </span>
                      <span className="month-count" aria-hidden="true">
                        {found.length + taught}
                      </span>
                    </button>
                  ) : (
                    <span className="num">{number}</span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lesson({ lesson }: { lesson: CalendarLesson }) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  return (
    <li>
      <span className="date-day num">{formats.time(lesson.startsAt)}</span>
      <p>
        {lesson.subject}
        <span className="small muted">
          {[lesson.group, lesson.teacher, lesson.place].filter(Boolean).map((word) => ` · ${word}`)}
        </span>{' '}
        {lesson.calledOffAt && <Tag kind="bad">{t('calendar.calledOff')}</Tag>}
      </p>
    </li>
  );
}

const kinds: Record<CourseDay['kind'], TagKind> = { starts: 'info', opens: 'info', due: 'warn', ends: 'none' };

function Day({ day, today, isFirst }: { day: CourseDay; today: string; isFirst: boolean }) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  const { enrolmentId, unitId, cohortId } = day;
  const text = day.unit || day.course;
  // What is not open yet has no page: the course says when it opens.
  const isOpen = day.kind !== 'opens' || (day.at ? Date.parse(day.at) <= serverClock.now() : day.on <= today);
  return (
    <li>
      <span className="date-day">{isFirst && formats.day(day.on)}</span>
      <div className="stack tight">
        <p>
          <Tag kind={day.isDone ? 'ok' : day.kind === 'due' && day.on < today && enrolmentId ? 'bad' : kinds[day.kind]}>
            {t(`calendar.kind.${day.kind}`)}
            {day.isDone && ` · ${t('calendar.done')}`}
          </Tag>{' '}
          {!enrolmentId ? (
            <Link to="/cohorts/$cohortId" params={{ cohortId }}>
              {text}
            </Link>
          ) : unitId && isOpen ? (
            <Link to="/learning/$enrolmentId/units/$unitId" params={{ enrolmentId, unitId }}>
              {text}
            </Link>
          ) : (
            <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
              {text}
            </Link>
          )}
        </p>
        <p className="small muted">
          {day.at && `${formats.time(day.at)} · `}
          {day.course}, {day.cohort}
          {!enrolmentId && ` · ${t('calendar.asTutor')}`}
        </p>
      </div>
    </li>
  );
}
