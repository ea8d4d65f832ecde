import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { journalsQuery, threadsQuery } from '../queries/journals';
import { useMe, type Role } from '../queries/me';
import type { Todo } from './useCourseTodos';

const writers: readonly Role[] = ['teacher', 'pupil', 'guardian', 'head', 'methodist'];

/** Homework that waits for its teacher, and messages that were not read. */
export function useJournalTodos() {
  const { t } = useTranslation('people');
  const me = useMe();
  const journals = useQuery({ ...journalsQuery, enabled: me?.roles.includes('teacher') ?? false });
  const threads = useQuery({ ...threadsQuery, enabled: me?.roles.some((role) => writers.includes(role)) ?? false });
  const items: Todo[] = [];
  const add = (href: string, title: string, note: string) =>
    items.push({ kind: 'journal', href, title, note, subtitle: '', state: 'later', startsAt: null, endsAt: null });
  for (const journal of journals.data ?? [])
    if (journal.works > 0)
      add(
        `/journals/${journal.id}/works`,
        t('today.journal.works', { count: journal.works }),
        `${journal.subject}, ${journal.title}`,
      );
  const unread = threads.data?.reduce((sum, thread) => sum + thread.unread, 0) ?? 0;
  if (unread > 0) add('/messages', t('today.journal.messages', { count: unread }), t('today.journal.messagesNote'));
  return {
    items,
    isPending: journals.isLoading || threads.isLoading,
    error: journals.error ?? threads.error,
  };
}
