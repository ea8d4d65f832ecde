import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chairedQuery, lateRoundsQuery, markingTasksQuery, questionRoundsQuery } from '../queries/jury';
import { useMe } from '../queries/me';
import { juryTodos } from './juryTodos';
import type { Todo } from './useCourseTodos';

/** What the jury asks of the person: as juror, and as chair. */
export function useJuryTodos() {
  const { t } = useTranslation('people');
  const roles = useMe()?.roles ?? [];
  const leads = roles.includes('chair');
  const marks = leads || roles.includes('juror');
  const tasks = useQuery({ ...markingTasksQuery, enabled: marks });
  const questions = useQuery({ ...questionRoundsQuery, enabled: marks });
  const chaired = useQuery({ ...chairedQuery, enabled: leads });
  const late = useQuery({ ...lateRoundsQuery, enabled: leads });
  const all = [tasks, questions, chaired, late];
  const todos = juryTodos({
    tasks: tasks.data ?? [],
    questions: questions.data ?? [],
    chaired: chaired.data ?? [],
    late: late.data ?? [],
  });
  const items = todos.map(({ act, count, href, note }): Todo => ({
    kind: 'jury',
    href,
    title: t(`today.jury.${act}`, { count }),
    note,
    subtitle: '',
    state: 'later',
    startsAt: null,
    endsAt: null,
  }));
  return { items, isPending: all.some(({ isLoading }) => isLoading), error: all.find(({ error }) => error)?.error };
}
