import { useTranslation } from 'react-i18next';
import type { Framework } from './queries';

interface Props {
  levels: Framework['levels'];
  /** 0 below the lowest. */
  now: number;
  first: number;
  target: number;
}

/** A level as steps: those that were there at first, those that were gained, and where the target is; said in words beside. */
export function LevelSteps({ levels, now, first, target }: Props) {
  const { t } = useTranslation('readiness');
  const nameOf = (level: number) => levels[level - 1]?.title ?? t('below');
  return (
    <span className="level">
      <span className="level-steps" aria-hidden="true">
        {levels.map((level, index) => (
          <i
            key={level.title}
            data-state={
              index < Math.min(first, now) ? 'had' : index < now ? 'gained' : index < first ? 'lost' : undefined
            }
            data-target={index + 1 === target || undefined}
          />
        ))}
      </span>
      <span>{now === first ? nameOf(now) : t('from', { first: nameOf(first), now: nameOf(now) })}</span>
    </span>
  );
}
