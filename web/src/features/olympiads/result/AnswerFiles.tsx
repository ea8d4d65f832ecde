import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { answerOf } from '../../../sitting/answers';
import { fileUrl } from '../attempt/attemptApi';

interface Props {
  /** JSON text of the answer; null where none was given. */
  answer: string | null;
  attemptId: string;
  /** Digests of the files that the server holds. */
  arrived: string[];
}

/** The files that an answer names, each as a link; one that never arrived says so. */
export function AnswerFiles({ answer, attemptId, arrived }: Props) {
  const { t } = useTranslation('result');
  const formats = useFormats();
  const given = answer === null ? null : answerOf(answer);
  if (given?.type !== 'upload') return null;
  return (
    <ul className="answer-files" role="list">
      {given.files.map(({ sha256, name, size }) => (
        <li key={sha256}>
          {arrived.includes(sha256) ? (
            <a href={fileUrl(attemptId, sha256)} target="_blank" rel="noreferrer">
              {name}
            </a>
          ) : (
            <span>{name}</span>
          )}{' '}
          <span className="small muted num">{arrived.includes(sha256) ? formats.bytes(size) : t('fileMissing')}</span>
        </li>
      ))}
    </ul>
  );
}
