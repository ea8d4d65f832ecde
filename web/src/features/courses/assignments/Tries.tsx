import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import { Sheets } from '../../olympiads/appeals/Sheets';
import type { HandedIn, UnitAssignment } from '../queries/learning';
import { submissionKinds } from '../words';
import { sheetsOf } from './sheetsOf';
import '../../olympiads/appeals/appeals.css';

interface Props {
  /** The last first. */
  tries: readonly HandedIn[];
  assignment: Pick<UnitAssignment, 'criteria' | 'maxPoints'>;
}

/** What was handed in and what was said of it; tries before the last stand folded. */
export function Tries({ tries, assignment }: Props) {
  const { t } = useTranslation('courses');
  const [last, ...earlier] = tries;
  if (!last) return null;
  return (
    <section className="stack" aria-label={t('work.tries')}>
      <Try work={last} assignment={assignment} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('work.earlier', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((work) => (
              <Try key={work.id} work={work} assignment={assignment} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Try({ work, assignment: { criteria, maxPoints } }: { work: HandedIn; assignment: Props['assignment'] }) {
  const { t } = useTranslation(['courses', 'together']);
  const formats = useFormats();
  return (
    <article className="try stack tight" data-state={work.state}>
      <div className="line">
        <h3>{t('work.try', { number: work.number })}</h3>
        <Tag kind={submissionKinds[work.state]}>{t(`work.state.${work.state}`)}</Tag>
        {work.isLate && <Tag kind="warn">{t('work.late')}</Tag>}
        <span className="small muted">{formats.dateTime(work.handedInAt)}</span>
        {work.handedInBy && (
          <span className="small muted">{t('together:group.handedInBy', { name: work.handedInBy })}</span>
        )}
      </div>
      {work.total !== null && work.markedBy === null && <p>{t('together:peers.byPeers')}</p>}
      {work.comment && (
        <div>
          <p className="small muted">{t('work.commentBy', { name: work.markedBy ?? '' })}</p>
          <p className="written">{work.comment}</p>
        </div>
      )}
      {work.total !== null && (
        <table className="criteria-table">
          <caption className="visually-hidden">{t('work.points')}</caption>
          <tbody>
            {criteria.map(
              (criterion) =>
                work.points[criterion.id] !== undefined && (
                  <tr key={criterion.id}>
                    <th scope="row">{criterion.text}</th>
                    <td className="num">
                      {t('points', {
                        points: formats.number(work.points[criterion.id]!),
                        max: formats.number(criterion.maxPoints),
                      })}
                    </td>
                  </tr>
                ),
            )}
            {work.peerPoints !== null && (
              <tr>
                <th scope="row">{t('together:round.peerPoints')}</th>
                <td className="num">
                  {t('points', { points: formats.number(work.peerPoints), max: formats.number(maxPoints) })}
                </td>
              </tr>
            )}
            {work.latePercent > 0 && (
              <tr>
                <th scope="row">
                  {t('together:late.lost', {
                    count: work.lateDays,
                    percent: formats.percent(work.latePercent / 100),
                  })}
                </th>
                <td className="num" />
              </tr>
            )}
            <tr>
              <th scope="row">
                <b>{t('work.total')}</b>
              </th>
              <td className="num">
                <b>{formats.number(work.total)}</b>
              </td>
            </tr>
          </tbody>
        </table>
      )}
      {work.text && (
        <details>
          <summary>{t('work.textOf')}</summary>
          <p className="written">{work.text}</p>
        </details>
      )}
      <HandedFiles work={work} />
      {work.remarks.length > 0 && <Sheets files={sheetsOf(work)} spot={null} remarks={work.remarks} />}
    </article>
  );
}

/** Links to the files of a work. */
export function HandedFiles({ work: { id, files } }: { work: Pick<HandedIn, 'id' | 'files'> }) {
  const formats = useFormats();
  if (files.length === 0) return null;
  return (
    <ul role="list" className="file-lines">
      {files.map((file) => (
        <li key={file.number}>
          <a href={`/api/submissions/${id}/files/${String(file.number)}`} target="_blank" rel="noreferrer">
            {file.name}
          </a>
          <span className="small muted num">{formats.bytes(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
