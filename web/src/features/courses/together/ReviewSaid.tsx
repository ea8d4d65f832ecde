import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';

interface Props {
  criteria: readonly { id: string; text: string; maxPoints: number }[];
  /** By criterion. */
  points: Record<string, number>;
  comments: Record<string, string>;
}

/** What one review gives and says to each criterion. */
export function ReviewSaid({ criteria, points, comments }: Props) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  return (
    <dl className="review-said">
      {criteria.map(({ id, text, maxPoints }) => (
        <div key={id}>
          <dt>
            {text}{' '}
            <span className="num">
              {t('points', { points: formats.number(points[id] ?? 0), max: formats.number(maxPoints) })}
            </span>
          </dt>
          <dd className="written">{comments[id]}</dd>
        </div>
      ))}
    </dl>
  );
}
