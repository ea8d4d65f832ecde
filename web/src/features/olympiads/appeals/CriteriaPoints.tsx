import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
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
  const isOne = markings.filter(({ turn }) => turn !== 'appeal').length === 1;
  const isMean = markings.filter(({ counts }) => counts).length > 1;
  const marked = markings.map(({ turn, points, comment, counts }) => (
    <div key={turn} className="stack">
      <h3>
        {t(turn === 'control' || (turn !== 'appeal' && isOne) ? 'task.byJury' : `task.turns.${turn}`)}{' '}
        {markings.length > 1 && counts && !isMean && <Tag kind="ok">{t('task.counts')}</Tag>}
      </h3>
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
  return (
    <>
      {marked}
      {isMean && <p className="small">{t('task.mean')}</p>}
    </>
  );
}
