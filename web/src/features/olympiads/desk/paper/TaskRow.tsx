import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { codeText } from '../../../../ui/errorText';
import { Tag } from '../../../../ui/Tag';
import type { Paper } from '../queries';

interface Props {
  task: Paper['tasks'][number];
  number: number;
  /** Somebody has opened the paper: nothing changes any more. */
  fixed: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  /** Takes the newest version of the question. */
  onRenew: () => void;
}

export function TaskRow({ task, number, fixed, last, onMove, onRemove, onRenew }: Props) {
  const { t } = useTranslation(['desk', 'errors']);
  const formats = useFormats();
  return (
    <li>
      <b className="num">{number}.</b>
      <span>
        {task.title}{' '}
        <span className="muted num">
          {t('paper.points', { count: task.maxPoints, formatted: formats.number(task.maxPoints) })}
        </span>
        {task.problems.map((code) => (
          <p key={code} className="small bad-ink">
            {codeText(code)}
          </p>
        ))}
        {task.latestVersionId !== task.questionVersionId && (
          <p>
            <Tag kind="info">{t('paper.newer')}</Tag>{' '}
            {!fixed && (
              <button type="button" className="linklike" onClick={onRenew}>
                {t('paper.renew')}
              </button>
            )}
          </p>
        )}
      </span>
      {!fixed && (
        <span className="line">
          <button
            type="button"
            className="btn ghost square"
            disabled={number === 1}
            aria-label={t('paper.up', { title: task.title })}
            onClick={() => onMove(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="btn ghost square"
            disabled={last}
            aria-label={t('paper.down', { title: task.title })}
            onClick={() => onMove(1)}
          >
            ↓
          </button>
          <button
            type="button"
            className="linklike"
            aria-label={t('paper.removeOf', { title: task.title })}
            onClick={onRemove}
          >
            {t('paper.remove')}
          </button>
        </span>
      )}
    </li>
  );
}
