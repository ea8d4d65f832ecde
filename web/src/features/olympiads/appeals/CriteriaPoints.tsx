import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { ShownTask } from './queries';

interface Props {
  criteria: ShownTask['criteria'];
  markings: ShownTask['markings'];
  /** Ids of those that the appeal is about. */
  disputed?: string[];
}

/** How a task was marked, marking by marking, criterion by criterion. */
export function CriteriaPoints({ criteria, markings, disputed = [] }: Props) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  return markings.map(({ turn, points, comment }) => (
    <div key={turn} className="stack">
      <h3>{t(turn === 'appeal' ? 'task.byAppeal' : 'task.byJury')}</h3>
      <ul role="list" className="criteria-points">
        {criteria.map(({ id, text, maxPoints }) => (
          <li key={id}>
            <span>
              {text}
              {disputed.includes(id) && <span className="small bad-ink"> · {t('case.disputed')}</span>}
            </span>
            <b className="num">
              {t('pointsOf', { points: formats.number(points[id] ?? 0), max: formats.number(maxPoints) })}
            </b>
          </li>
        ))}
      </ul>
      {comment && (
        <p className="appeal-remark">
          <span className="small muted">{t(turn === 'appeal' ? 'task.reason' : 'task.remark')}</span>
          {comment}
        </p>
      )}
    </div>
  ));
}
