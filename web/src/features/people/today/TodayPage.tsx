import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { isStaff, useMe } from '../queries/me';
import { todayQuery } from '../queries/today';
import { LeftHereNotice } from './LeftHereNotice';
import { sortToday } from './sortToday';
import { keyOf, NextList, NowCard, TodoList } from './TodayLists';
import { useCourseTodos } from './useCourseTodos';
import { useJournalTodos } from './useJournalTodos';
import { useJuryTodos } from './useJuryTodos';
import { useLessons } from './useLessons';
import './today.css';

const FirstSteps = lazy(() => import('./FirstSteps'));

/** «Что мне сейчас делать»: what is on now, what comes next, what waits. */
export function TodayPage() {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const now = useServerNow(30_000);
  const today = useQuery(todayQuery);
  const me = useMe();
  const courses = useCourseTodos(now);
  const jury = useJuryTodos();
  const journals = useJournalTodos();
  const lessons = useLessons(now);
  const { running, next, todo: waiting } = sortToday([...lessons.items, ...(today.data?.items ?? [])], now);
  const todo = [...waiting, ...jury.items, ...journals.items, ...courses.items];

  const isKnown =
    today.data &&
    !courses.isPending &&
    !courses.error &&
    !jury.isPending &&
    !jury.error &&
    !journals.isPending &&
    !journals.error &&
    !lessons.isPending &&
    !lessons.error;
  const isEmpty = isKnown && running.length + next.length + todo.length === 0;

  const lead = [
    running.length > 0 && t('today.leadNow', { count: running.length }),
    next.length > 0 && t('today.leadNext', { count: next.length }),
  ]
    .filter(Boolean)
    .join(' · ');

  return (
    <Page title={formats.day(now)} lead={lead.charAt(0).toUpperCase() + lead.slice(1)}>
      <div className="stack">
        <LeftHereNotice />
        <ErrorNotice error={today.error ?? courses.error ?? jury.error ?? journals.error ?? lessons.error} />
        {today.isPending && (
          <Card>
            <Skeleton lines={5} />
          </Card>
        )}
        {isEmpty && me && isStaff(me) && (
          <Suspense>
            <FirstSteps />
          </Suspense>
        )}
        {isEmpty && !(me && isStaff(me)) && (
          <Card>
            <EmptyState title={t('today.empty')}>{t('today.emptyHint')}</EmptyState>
          </Card>
        )}
        {running.map((item) => (
          <NowCard key={keyOf(item)} item={item} now={now} />
        ))}
        {(next.length > 0 || todo.length > 0) && (
          <div className="today-grid">
            {next.length > 0 && (
              <Card title={t('today.next')}>
                <NextList items={next} now={now} />
              </Card>
            )}
            {todo.length > 0 && (
              <Card title={t('today.todo')}>
                <TodoList items={todo} />
              </Card>
            )}
          </div>
        )}
      </div>
    </Page>
  );
}
