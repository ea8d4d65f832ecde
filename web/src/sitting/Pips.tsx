import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Completeness } from './answers';

interface Pip {
  id: string;
  state: Completeness;
  flagged: boolean;
  conflict: boolean;
}

/** A number for each task: answered, partly answered, marked, current; by shape and name as well as by colour. */
export function Pips({ tasks, current, onGo }: { tasks: Pip[]; current: number; onGo: (index: number) => void }) {
  const { t } = useTranslation('attempt');
  const list = useRef<HTMLOListElement>(null);

  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);

  return (
    <nav aria-label={t('pips.label')}>
      <ol className="pips" role="list" ref={list}>
        {tasks.map(({ id, state, flagged, conflict }, index) => {
          const says = [
            t('pips.task', { number: index + 1 }),
            t(`pips.${state}`),
            flagged ? t('pips.flagged') : '',
            conflict ? t('pips.conflict') : '',
          ];
          return (
            <li key={id}>
              <button
                type="button"
                className="pip num"
                data-state={state}
                data-flagged={flagged || undefined}
                data-conflict={conflict || undefined}
                aria-current={index === current ? 'step' : undefined}
                aria-label={says.filter(Boolean).join(', ')}
                onClick={() => onGo(index)}
              >
                {index + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
