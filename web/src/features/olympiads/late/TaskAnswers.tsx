import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerStates } from './AnswerStates';
import { taskAnswersQuery, type LateDetails } from './queries';

/** What was answered to each task, from the first state to the last: whoever decides about late answers may compare them. */
export function TaskAnswers({ work }: { work: LateDetails }) {
  const { t } = useTranslation('late');
  const positions = [...new Set(work.entries.map(({ taskPosition }) => taskPosition))].sort(
    (one, other) => one - other,
  );
  return (
    <section className="answers">
      <h3>{t('answers.title')}</h3>
      {positions.map((position) => {
        const entries = work.entries.filter(({ taskPosition }) => taskPosition === position);
        const late = entries.filter(({ isLate }) => isLate).length;
        return (
          <Task
            key={position}
            workId={work.id}
            position={position}
            isRemoved={entries.some(({ isRemoved }) => isRemoved)}
            count={entries.length}
            late={late}
          />
        );
      })}
    </section>
  );
}

function Task({
  workId,
  position,
  isRemoved,
  count,
  late,
}: {
  workId: string;
  position: number;
  isRemoved: boolean;
  count: number;
  late: number;
}) {
  const { t } = useTranslation('late');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {isRemoved ? t('answers.removed') : t('answers.task', { number: position })} · {t('answers.states', { count })}
        {late > 0 && `, ${t(late === count ? 'answers.allLate' : 'answers.late', { count: late })}`}
      </summary>
      {open && <States workId={workId} position={position} />}
    </details>
  );
}

function States({ workId, position }: { workId: string; position: number }) {
  const query = useQuery(taskAnswersQuery(workId, position));
  return <AnswerStates query={query} fileOf={(number) => `/api/attempts/${workId}/late/files/${String(number)}`} />;
}
