import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import type { Criterion, HandedIn } from '../queries/learning';
import { submissionKinds } from '../words';

interface Props {
  /** The last first. */
  tries: readonly HandedIn[];
  criteria: readonly Criterion[];
}

/** What was handed in and what was said of it; tries before the last stand folded. */
export function Tries({ tries, criteria }: Props) {
  const { t } = useTranslation('courses');
  const [last, ...earlier] = tries;
  if (!last) return null;
  return (
    <section className="stack" aria-label={t('work.tries')}>
      <Try work={last} criteria={criteria} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('work.earlier', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((work) => (
              <Try key={work.id} work={work} criteria={criteria} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Try({ work, criteria }: { work: HandedIn; criteria: readonly Criterion[] }) {
  const { t } = useTranslation('courses');
  const formats = useFormats();
  return (
    <article className="try stack tight" data-state={work.state}>
      <div className="line">
        <h3>{t('work.try', { number: work.number })}</h3>
        <Tag kind={submissionKinds[work.state]}>{t(`work.state.${work.state}`)}</Tag>
        {work.isLate && <Tag kind="warn">{t('work.late')}</Tag>}
        <span className="small muted">{formats.dateTime(work.handedInAt)}</span>
      </div>
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
