import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { answerOf } from '../attempt/answers';
import { useAnswerText } from '../attempt/answerText';
import { Html } from '../attempt/questions/Html';
import { taskAnswersQuery, type LateDetails, type TaskAnswers as Answers } from './queries';

/** What was answered to each task, from the first state to the last: whoever decides about late answers may compare them. */
export function TaskAnswers({ work }: { work: LateDetails }) {
  const { t } = useTranslation('late');
  const positions = [...new Set(work.entries.map(({ taskPosition }) => taskPosition))].sort(
    (one, other) => one - other,
  );
  return (
    <section className="answers">
      <h3>{t('answers.title')}</h3>
      {positions.map((position) => {
        const entries = work.entries.filter(({ taskPosition }) => taskPosition === position);
        const late = entries.filter(({ isLate }) => isLate).length;
        return (
          <Task
            key={position}
            attemptId={work.attemptId}
            position={position}
            isRemoved={entries.some(({ isRemoved }) => isRemoved)}
            count={entries.length}
            late={late}
          />
        );
      })}
    </section>
  );
}

function Task({
  attemptId,
  position,
  isRemoved,
  count,
  late,
}: {
  attemptId: string;
  position: number;
  isRemoved: boolean;
  count: number;
  late: number;
}) {
  const { t } = useTranslation('late');
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {isRemoved ? t('answers.removed') : t('answers.task', { number: position })} · {t('answers.states', { count })}
        {late > 0 && `, ${t(late === count ? 'answers.allLate' : 'answers.late', { count: late })}`}
      </summary>
      {open && <States attemptId={attemptId} position={position} />}
    </details>
  );
}

function States({ attemptId, position }: { attemptId: string; position: number }) {
  const { t } = useTranslation('late');
  const query = useQuery(taskAnswersQuery(attemptId, position));
  if (!query.data) return query.isError ? <ErrorNotice error={query.error} /> : <Skeleton lines={3} />;
  return (
    <div className="stack task-answers">
      {query.data.isRemoved && <p className="notice">{t('answers.removedHint')}</p>}
      <Html className="statement" html={query.data.statementHtml} />
      {/* The last word first: it is the one that matters most. */}
      <ol role="list" reversed>
        {[...query.data.answers].reverse().map((given) => (
          <State
            key={`${String(given.device)} ${String(given.seq)}`}
            attemptId={attemptId}
            body={query.data.body}
            given={given}
          />
        ))}
      </ol>
    </div>
  );
}

interface StateProps {
  attemptId: string;
  body: Answers['body'];
  given: Answers['answers'][number];
}

function State({ attemptId, body, given }: StateProps) {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const answerText = useAnswerText();
  const answer = given.answer === null ? null : answerOf(given.answer);
  return (
    <li>
      <div className="line">
        <span className="small muted num">
          {t('details.received', { time: formats.timeWithSeconds(given.receivedAt) })} ·{' '}
          {t('details.device', { number: given.device })}
        </span>
        {given.isLate && <Tag kind="warn">{t('answers.isLate')}</Tag>}
        {given.counts && <Tag kind="ok">{t('answers.counts')}</Tag>}
      </div>
      {answer?.type === 'upload' ? (
        <Photographs attemptId={attemptId} files={answer.files} numbers={given.files} />
      ) : (
        <p className="given">{answer ? answerText(body, answer) : t('answers.withdrawn')}</p>
      )}
    </li>
  );
}

interface PhotographsProps {
  attemptId: string;
  files: { size: number }[];
  /** Under which the server has each; null for one that has not arrived. */
  numbers: (number | null)[];
}

/** What was photographed, small; a click shows it whole. What is no picture is a link. */
function Photographs({ attemptId, files, numbers }: PhotographsProps) {
  const { t } = useTranslation('late');
  const formats = useFormats();
  const [unshown, setUnshown] = useState<number[]>([]);
  if (files.length === 0) return <p className="given">{t('answers.withdrawn')}</p>;
  return (
    <ul className="photographs" role="list">
      {files.map(({ size }, i) => {
        const number = numbers[i] ?? null;
        const name = t('answers.photograph', { number: i + 1 });
        if (number === null)
          return (
            <li key={i} className="small muted">
              {name}: {t('answers.notArrived')}
            </li>
          );
        const address = `/api/attempts/${attemptId}/late/files/${String(number)}`;
        return (
          <li key={i}>
            <a href={address} target="_blank" rel="noreferrer">
              {unshown.includes(i) ? (
                `${name}, ${formats.bytes(size)}`
              ) : (
                <img src={address} alt={name} loading="lazy" onError={() => setUnshown((before) => [...before, i])} />
              )}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
