import { useTranslation } from 'react-i18next';
import { completeness } from './answers';
import type { Answer, Task } from './contract';

interface Props {
  tasks: Task[];
  answers: ReadonlyMap<string, Answer | null>;
  flags: string[];
  onGo: (index: number) => void;
}

/** What is empty or marked before handing in, and a way to each. */
export function OpenTasks({ tasks, answers, flags, onGo }: Props) {
  const { t } = useTranslation('attempt');
  const open = tasks
    .map((task, index) => ({ index, id: task.id, state: completeness(task.body, answers.get(task.id) ?? null) }))
    .filter(({ id, state }) => state !== 'full' || flags.includes(id));
  if (open.length === 0) return <p>{t('handIn.all')}</p>;
  return (
    <>
      <p>{t('handIn.look')}</p>
      <ul className="open-tasks" role="list">
        {open.map(({ id, index, state }) => (
          <li key={id}>
            <button type="button" onClick={() => onGo(index)}>
              <span>{t('task.number', { number: index + 1 })}</span>
              <span className="muted small">
                {[state === 'full' ? '' : t(`pips.${state}`), flags.includes(id) ? t('pips.flagged') : '']
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
