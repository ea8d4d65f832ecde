import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Notice } from '../../../ui/ErrorNotice';
import { CriterionPoints } from './CriterionPoints';
import { totalOf } from './points';
import type { MarkingAtWork } from './useMarkingDesk';

/** The criteria of a marking, and their sum. */
export function CriteriaList({ marking }: { marking: MarkingAtWork }) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const { criteria, points, current, renewed } = marking;
  const max = criteria.reduce((sum, criterion) => sum + criterion.maxPoints, 0);
  return (
    <>
      {renewed && <Notice kind="warn">{t(`criteria.renewed.${renewed}`)}</Notice>}
      {criteria.map((criterion, index) => (
        <CriterionPoints
          key={criterion.id}
          criterion={criterion}
          given={points[criterion.id]}
          isCurrent={index === current}
          refused={index === current ? marking.refused : undefined}
          onFocus={() => marking.setCurrent(index)}
          onGive={(given, goesOn) => marking.give(index, given, goesOn)}
        />
      ))}
      <p className="marking-sum">
        <span>{t('criteria.total')}</span>
        <span className="num">
          {t('criteria.of', { points: formats.number(totalOf(points)), max: formats.number(max) })}
        </span>
      </p>
    </>
  );
}

/** Why the marking is not ended yet. */
export function Lacks({ marking: { lacks } }: { marking: MarkingAtWork }) {
  const { t } = useTranslation('jury');
  return <p role="status">{lacks !== undefined && t('criteria.lacks', { criterion: lacks })}</p>;
}
