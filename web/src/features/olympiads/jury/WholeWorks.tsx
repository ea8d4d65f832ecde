import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MarkingTask } from './queries';

/** One way into a round whose works are dealt whole: the server goes through the tasks of a work before the next one. */
export function WholeWorks({ tasks }: { tasks: readonly MarkingTask[] }) {
  const { t } = useTranslation('jury');
  const next = tasks.find(({ left }) => left > 0);
  if (!next) return null;
  return (
    <div className="line">
      <Link
        className="btn primary"
        to="/marking/$roundId/$taskId"
        params={{ roundId: next.roundId, taskId: next.taskId }}
      >
        {t('tasks.wholeWorks')}
      </Link>
      <span className="muted">{t('tasks.wholeWorksHint')}</span>
    </div>
  );
}
