import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { timeZone, toWall } from '../../../i18n/zone';
import { useAddressValue } from '../../../ui/AddressFilter';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { useMe } from '../../people/queries/me';
import { weekQuery } from './queries';
import { TimetableLinks } from './TimetableLinks';
import { addDays, isDay, mondayOf } from './week';
import { WeekBar } from './WeekBar';
import { WeekGrid } from './WeekGrid';

/** The week of whoever looks, or of a child: `person` in the address. */
export function MyWeekPage() {
  const { t } = useTranslation('timetable');
  const now = useServerNow(60_000);
  const today = toWall(now, timeZone()).slice(0, 10);
  const asked = useAddressValue('week');
  const person = useAddressValue('person');
  const monday = mondayOf(isDay(asked) ? asked : today);
  const week = useQuery(weekQuery(monday, addDays(monday, 6), person || undefined));
  const teaches = useMe()?.roles.includes('teacher') ?? false;
  return (
    <Page
      title={week.data?.person ? t('mine.titleOf', { name: week.data.person }) : t('mine.title')}
      lead={<TimetableLinks here="/timetable" />}
      width="wide"
    >
      <div className="stack">
        <WeekBar monday={monday} thisMonday={mondayOf(today)} />
        <ErrorNotice error={week.error} />
        {week.isPending && <Skeleton lines={6} />}
        {week.data &&
          (week.data.lessons.length === 0 ? (
            <EmptyState title={t('mine.none')}>{t('mine.noneHint')}</EmptyState>
          ) : (
            <WeekGrid
              monday={monday}
              today={today}
              now={now}
              lessons={week.data.lessons}
              shows={{ group: teaches || Boolean(person), teacher: !teaches || Boolean(person) }}
              mayEnter={week.data.mayEnter}
            />
          ))}
        <p className="small muted week-print">
          {t('mine.feed')} <Link to="/calendar">{t('mine.calendar')}</Link>
        </p>
      </div>
    </Page>
  );
}
