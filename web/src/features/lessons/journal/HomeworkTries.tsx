import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import { Sheets } from '../../olympiads/appeals/Sheets';
import { kindOf } from '../../olympiads/sheets/leaves';
import type { SheetFile } from '../../olympiads/sheets/useLeaves';
import { homeworkTags } from './homeworkTags';
import type { HomeworkTry } from './queries';
import { useMarkText } from './useMarkText';
import '../../olympiads/appeals/appeals.css';

/** The files of a work as the viewer of sheets takes them; remarks count by the same numbers. */
export const sheetsOf = ({ id, files }: Pick<HomeworkTry, 'id' | 'files'>): SheetFile[] =>
  files.map(({ number, mediaType }) => ({
    number,
    address: `/api/homework/works/${id}/files/${String(number)}`,
    kind: kindOf(mediaType),
  }));

export const hasSheets = ({ files }: Pick<HomeworkTry, 'files'>) =>
  files.some(({ mediaType }) => kindOf(mediaType) !== 'other');

/** What was handed in and said of it; tries before the last stand folded. */
export function HomeworkTries({ tries }: { tries: readonly HomeworkTry[] }) {
  const { t } = useTranslation('homework');
  const [last, ...earlier] = tries;
  if (!last) return null;
  return (
    <section className="stack" aria-label={t('tries')}>
      <Try work={last} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((work) => (
              <Try key={work.id} work={work} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Try({ work }: { work: HomeworkTry }) {
  const { t } = useTranslation('homework');
  const formats = useFormats();
  const text = useMarkText();
  return (
    <article className="stack tight">
      <div className="line">
        <Tag kind={homeworkTags[work.state]}>{t(`state.${work.state}`)}</Tag>
        {work.mark && <b>{t('markIs', { mark: text.short(work.mark) })}</b>}
        {work.isLate && <Tag kind="warn">{t('late')}</Tag>}
        <span className="small muted">{t('handedInAt', { at: formats.dateTime(work.handedInAt) })}</span>
      </div>
      {work.comment && (
        <div>
          <p className="small muted">{t('commentBy', { name: work.markedBy ?? '' })}</p>
          <p className="written">{work.comment}</p>
        </div>
      )}
      {work.text && <p className="written">{work.text}</p>}
      <HomeworkFiles work={work} />
      {hasSheets(work) && <Sheets files={sheetsOf(work)} spot={null} remarks={work.remarks} />}
    </article>
  );
}

export function HomeworkFiles({ work: { id, files } }: { work: Pick<HomeworkTry, 'id' | 'files'> }) {
  const formats = useFormats();
  if (files.length === 0) return null;
  return (
    <ul role="list" className="file-lines">
      {files.map((file) => (
        <li key={file.number}>
          <a href={`/api/homework/works/${id}/files/${String(file.number)}`} target="_blank" rel="noreferrer">
            {file.name}
          </a>
          <span className="small muted num">{formats.bytes(file.size)}</span>
        </li>
      ))}
    </ul>
  );
}
