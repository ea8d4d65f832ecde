import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { distribution, median } from './distribution';
import './standings.css';

interface Props {
  /** Of at least one work. */
  points: readonly number[];
  maxPoints: number;
}

/** How the sums are spread: a picture, and what it says in words. */
export function Distribution({ points, maxPoints }: Props) {
  const { t } = useTranslation('standings');
  const formats = useFormats();
  const bins = distribution(points, maxPoints);
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const [width, height] = [100 / bins.length, 100];
  return (
    <figure className="spread">
      <div className="spread-bars" aria-hidden="true">
        <svg data-essential viewBox={`0 0 100 ${String(height)}`} preserveAspectRatio="none">
          {bins.map((bin, index) => (
            <rect
              key={bin.from}
              x={index * width + width * 0.06}
              width={width * 0.88}
              y={height - (bin.count / most) * height}
              height={(bin.count / most) * height}
            />
          ))}
        </svg>
        <span className="spread-most num">{formats.number(most)}</span>
      </div>
      <div className="spread-axis num" aria-hidden="true">
        <span>{formats.number(bins[0]!.from)}</span>
        <span>{formats.number((bins[0]!.from + bins.at(-1)!.to) / 2)}</span>
        <span>{formats.number(bins.at(-1)!.to)}</span>
      </div>
      <figcaption className="small muted">
        {t('spread.caption', {
          count: points.length,
          median: formats.number(median(points)),
          best: formats.number(points.reduce((a, b) => Math.max(a, b))),
          max: formats.number(maxPoints),
        })}
      </figcaption>
    </figure>
  );
}
