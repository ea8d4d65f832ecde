import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { LateDetails } from './queries';

/** When answers were written and when they came, on one scale with the end of the work. */
export function Timeline({ work }: { work: LateDetails }) {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const moments = work.entries.flatMap(({ writtenAt, receivedAt }) => [
    Date.parse(receivedAt),
    ...(writtenAt ? [Date.parse(writtenAt)] : []),
  ]);
  const end = Date.parse(work.end);
  const from = Math.min(Date.parse(work.openedAt), end, ...moments);
  const to = Math.max(end, ...moments);
  const at = (moment: number) => `${String((100 * (moment - from)) / Math.max(1, to - from))}%`;
  const written = work.entries.filter(({ writtenAt }) => writtenAt !== null);
  return (
    <figure className="timeline">
      <div className="scale" aria-hidden="true">
        <i className="end" style={{ left: at(end) }} />
        {written.map(({ device, seq, writtenAt }) => (
          <i
            key={`w ${String(device)} ${String(seq)}`}
            className="written"
            style={{ left: at(Date.parse(writtenAt!)) }}
          />
        ))}
        {work.entries.map(({ device, seq, receivedAt, isLate }) => (
          <i
            key={`r ${String(device)} ${String(seq)}`}
            className={isLate ? 'received late' : 'received'}
            style={{ left: at(Date.parse(receivedAt)) }}
          />
        ))}
      </div>
      <div className="line ends small muted num">
        <span>{formats.dateTime(from)}</span>
        <span>{t('timeline.end', { time: formats.timeWithSeconds(end) })}</span>
        <span>{formats.until(to, from)}</span>
      </div>
      <figcaption className="small">
        {t('timeline.caption', {
          written: written.length,
          received: work.entries.filter(({ isLate }) => !isLate).length,
          late: work.entries.filter(({ isLate }) => isLate).length,
        })}
      </figcaption>
      {work.begins.map(({ at: begunAt, heardAt, counts }) => (
        <p key={begunAt} className="small num">
          {t(counts ? 'timeline.begunAway' : 'timeline.begunBefore', {
            time: formats.dateTime(begunAt),
            heard: formats.dateTime(heardAt),
          })}
        </p>
      ))}
    </figure>
  );
}
