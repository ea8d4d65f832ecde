import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { timeZone, toWall } from '../../../i18n/zone';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { ChangeDialog } from './ChangeDialog';
import { schoolWeekQuery, setupQuery, useSchool, type Setup, type TimetableLesson } from './queries';
import { SchoolPicker } from './SchoolPicker';
import { TimetableLinks } from './TimetableLinks';
import { addDays, isDay, mondayOf, shortTime } from './week';
import { WeekBar } from './WeekBar';
import { WeekGrid } from './WeekGrid';

/** The timetable of a school by class, teacher or room; single lessons are changed here. */
export function SchoolTimetablePage() {
  const { t } = useTranslation('timetable');
  const { school, schools, error, isPending } = useSchool();
  const setup = useQuery({ ...setupQuery(school?.id ?? ''), enabled: Boolean(school) });
  return (
    <Page
      title={school ? t('school.titleOf', { school: school.shortName }) : t('school.title')}
      lead={<TimetableLinks here="/timetable/school" />}
      width="wide"
    >
      <div className="stack">
        <ErrorNotice error={error ?? setup.error} />
        {(isPending || setup.isLoading) && <Skeleton lines={6} />}
        {!isPending && !school && <EmptyState title={t('school.none')} />}
        {school && setup.data && <SchoolWeek schoolId={school.id} schools={schools} setup={setup.data} />}
      </div>
    </Page>
  );
}

function SchoolWeek({
  schoolId,
  schools,
  setup,
}: {
  schoolId: string;
  schools: readonly { id: string; shortName: string }[];
  setup: Setup;
}) {
  const { t } = useTranslation('timetable');
  const now = useServerNow(60_000);
  const today = toWall(now, timeZone()).slice(0, 10);
  const asked = useAddressValue('week');
  const monday = mondayOf(isDay(asked) ? asked : today);
  const teacherId = useAddressValue('teacher');
  const placeId = useAddressValue('place');
  // Until something else is chosen one class is shown: the whole school is a wall of text.
  const chosenClass = useAddressValue('class') || (teacherId || placeId ? '' : (setup.classes[0] ?? ''));
  const [changed, setChanged] = useState<TimetableLesson>();
  const week = useQuery(
    schoolWeekQuery(schoolId, monday, addDays(monday, 6), {
      ...(chosenClass && { ofClass: chosenClass }),
      ...(teacherId && { teacherId }),
      ...(placeId && { placeId }),
    }),
  );
  return (
    <>
      <div className="line week-filters">
        <SchoolPicker schools={schools} />
        <AddressFilter
          name="class"
          label={t('school.class')}
          all={teacherId || placeId ? t('school.anyClass') : null}
          options={setup.classes.map((title) => [title, t('school.classOf', { title })] as const)}
        />
        <AddressFilter
          name="teacher"
          label={t('school.teacher')}
          all={t('school.anyTeacher')}
          options={setup.teachers.map(({ personId, name }) => [personId, name] as const)}
        />
        <AddressFilter
          name="place"
          label={t('school.place')}
          all={t('school.anyPlace')}
          options={setup.places.map(({ id, title }) => [id, title] as const)}
        />
      </div>
      <WeekBar monday={monday} thisMonday={mondayOf(today)} />
      <LeftOut leftOut={setup.leftOut} />
      <ErrorNotice error={week.error} />
      {week.isPending && <Skeleton lines={6} />}
      {week.data?.length === 0 && (
        <EmptyState title={t('school.noLessons')}>
          {t('school.noLessonsHint')}{' '}
          <Link to="/timetable/groups" search={{ school: schoolId }}>
            {t('links.groups')}
          </Link>
        </EmptyState>
      )}
      {week.data && week.data.length > 0 && (
        <WeekGrid
          monday={monday}
          today={today}
          now={now}
          lessons={week.data}
          shows={{ group: !chosenClass, teacher: !teacherId }}
          onChange={setChanged}
        />
      )}
      {changed && <ChangeDialog lesson={changed} setup={setup} onClose={() => setChanged(undefined)} />}
    </>
  );
}

/** Lessons that found no place because something else stands there. */
function LeftOut({ leftOut }: { leftOut: Setup['leftOut'] }) {
  const { t } = useTranslation('timetable');
  const formats = useFormats();
  if (leftOut.length === 0) return null;
  return (
    <Notice kind="warn">
      <div className="left-out">
        <p>{t('school.leftOut', { count: leftOut.length })}</p>
        <ul>
          {leftOut.slice(0, 5).map(({ groupId, title, day, startsAt }) => (
            <li key={groupId + day + startsAt}>
              <Link to="/timetable/groups/$groupId" params={{ groupId }}>
                {title}
              </Link>
              , {formats.dayAndMonth(day)}, {shortTime(startsAt)}
            </li>
          ))}
        </ul>
      </div>
    </Notice>
  );
}
