import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerStates } from '../late/AnswerStates';
import { earlierAnswersQuery, markingTasksQuery, type MarkingView } from './queries';

/** Every answer that was given to the task at hand, for the chair: the last one counts and hides none. */
export function EarlierAnswers({ view: { id, roundId } }: { view: Pick<MarkingView, 'id' | 'roundId'> }) {
  const { t } = useTranslation('jury');
  const [open, setOpen] = useState(false);
  const tasks = useQuery(markingTasksQuery);
  if (!tasks.data?.some((task) => task.roundId === roundId && task.leadsJury)) return null;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('work.earlier')}</summary>
      {open && <States id={id} />}
    </details>
  );
}

function States({ id }: { id: string }) {
  const query = useQuery(earlierAnswersQuery(id));
  return <AnswerStates query={query} fileOf={(number) => `/api/markings/${id}/answers/files/${String(number)}`} />;
}
