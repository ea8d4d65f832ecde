import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { ShownTask } from './queries';

interface Props {
  criteria: ShownTask['criteria'];
  markings: ShownTask['markings'];
  /** The task has its points: until two markings that differ are settled none of them counts. */
  isSettled: boolean;
  /** Ids of those that the appeal is about. */
  disputed?: string[];
}

/** The first of these that was done gives the points; without any of them it is the mean of the first and the second. */
const decisive: ShownTask['markings'][number]['turn'][] = ['appeal', 'reference', 'third'];

/** How a task was marked, marking by marking, criterion by criterion. */
export function CriteriaPoints({ criteria, markings, isSettled, disputed = [] }: Props) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const isOne = markings.filter(({ turn }) => turn !== 'appeal').length === 1;
  const counts = isSettled
    ? (decisive.find((turn) => markings.some((marking) => marking.turn === turn)) ?? 'mean')
    : undefined;
  const marked = markings.map(({ turn, points, comment }) => (
    <div key={turn} className="stack">
      <h3>
        {t(turn === 'control' || (turn !== 'appeal' && isOne) ? 'task.byJury' : `task.turns.${turn}`)}{' '}
        {markings.length > 1 && turn === counts && <Tag kind="ok">{t('task.counts')}</Tag>}
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
      {!isOne && counts === 'mean' && <p className="small">{t('task.mean')}</p>}
    </>
  );
}
