import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { answerOf } from '../../../sitting/answers';
import { useAnswerText } from '../../../sitting/answerText';
import { Html } from '../../../sitting/questions/Html';
import type { TaskAnswers } from './queries';
import './late.css';

interface Props {
  query: Pick<UseQueryResult<TaskAnswers>, 'data' | 'error' | 'isError'>;
  /** The address of the file that the server has under this number. */
  fileOf: (number: number) => string;
}

/** What was asked, and every state of the answer to it. */
export function AnswerStates({ query: { data, isError, error }, fileOf }: Props) {
  const { t } = useTranslation('late');
  if (!data) return isError ? <ErrorNotice error={error} /> : <Skeleton lines={3} />;
  return (
    <div className="stack task-answers">
      {data.isRemoved && <p className="notice">{t('answers.removedHint')}</p>}
      <Html className="statement" html={data.statementHtml} />
      {/* The last word first: it is the one that matters most. */}
      <ol role="list" reversed>
        {[...data.answers].reverse().map((given) => (
          <State key={`${String(given.device)} ${String(given.seq)}`} fileOf={fileOf} body={data.body} given={given} />
        ))}
      </ol>
    </div>
  );
}

interface StateProps {
  fileOf: Props['fileOf'];
  body: TaskAnswers['body'];
  given: TaskAnswers['answers'][number];
}

function State({ fileOf, body, given }: StateProps) {
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
        <Photographs fileOf={fileOf} files={answer.files} numbers={given.files} />
      ) : (
        <p className="given">{answer ? answerText(body, answer) : t('answers.withdrawn')}</p>
      )}
    </li>
  );
}

interface PhotographsProps {
  fileOf: Props['fileOf'];
  files: { size: number }[];
  /** Under which the server has each; null for one that has not arrived. */
  numbers: (number | null)[];
}

/** What was photographed, small; a click shows it whole. What is no picture is a link. */
function Photographs({ fileOf, files, numbers }: PhotographsProps) {
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
        const address = fileOf(number);
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
