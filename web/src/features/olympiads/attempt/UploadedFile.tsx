import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { ApiError } from '../../../api/errors';
import { errorText } from '../../../ui/errorText';
import { Tag, type TagKind } from '../../../ui/Tag';
import type { FilePlace } from '../files/attemptFiles';
import { fileUrl } from './attemptApi';
import type { AnswerOf } from '../../../sitting/contract';
import type { AttemptSession } from './session';

const kinds: Record<FilePlace, TagKind> = {
  held: 'ok',
  sending: 'info',
  here: 'warn',
  elsewhere: 'warn',
  refused: 'bad',
};

interface Props {
  session: AttemptSession;
  file: AnswerOf<'upload'>['files'][number];
  /** Undefined for the moment in which it is not known yet. */
  place: FilePlace | undefined;
  /** Not kept by the browser. */
  fleeting: boolean;
  /** How much of it has arrived, 0 to 1, while it is sent. */
  sent: number | undefined;
  /** Why the server refused it. */
  refusal: ApiError | undefined;
  /** The highest number of a page. */
  lastPage: number;
  onRemove: () => void;
  onMend: () => void;
  onRenumber: (page: number) => void;
}

/** One attached file: a small picture, its name to look at it, its size, and where it is at this moment. */
export function UploadedFile(props: Props) {
  const { session, file, place, fleeting, sent, refusal, lastPage, onRemove, onMend, onRenumber } = props;
  const { t } = useTranslation('files');
  const formats = useFormats();
  const { name, size, page } = file;
  const { url, isPicture, isHere } = useFile(session, file, place === 'held');
  const [broken, setBroken] = useState(false);
  return (
    <li className="upload-file">
      <span className="upload-thumb" aria-hidden="true">
        {isPicture && url && !broken ? (
          <img data-essential src={url} alt="" onError={() => setBroken(true)} />
        ) : (
          <span>{endingOf(name)}</span>
        )}
      </span>
      <div className="upload-about">
        {url ? (
          <a href={url} target="_blank" rel="noreferrer" aria-label={t('open', { name })}>
            {name}
          </a>
        ) : (
          <span>{name}</span>
        )}
        <span className="line small">
          <span className="muted num">{formats.bytes(size)}</span>
          {place && (
            <Tag kind={kinds[place]}>
              {t(`place.${place === 'here' && fleeting ? 'page' : place}`)}
              {sent !== undefined && <span className="num"> {formats.percent(sent)}</span>}
            </Tag>
          )}
        </span>
        {page && (
          <label className="upload-page small">
            <span>{t('pages.number')}</span>
            <select value={page} onChange={(event) => onRenumber(Number(event.target.value))}>
              {Array.from({ length: Math.max(lastPage, page) }, (_, at) => (
                <option key={at + 1}>{at + 1}</option>
              ))}
            </select>
          </label>
        )}
        {refusal !== undefined && (
          <span className="small bad-ink" role="alert">
            {errorText(refusal)}
          </span>
        )}
      </div>
      <span className="upload-acts">
        {isHere && isPicture && (
          <button type="button" className="quiet" aria-label={t('picture.mendOf', { name })} onClick={onMend}>
            {t('picture.mend')}
          </button>
        )}
        <button type="button" className="quiet" aria-label={t('removeOf', { name })} onClick={onRemove}>
          {t('remove')}
        </button>
      </span>
    </li>
  );
}

const endingOf = (name: string) => /\.(\w{1,4})$/.exec(name)?.[1]?.toUpperCase() ?? '…';

/** Where to look at a file: the copy on this device, or else the server's. */
function useFile(session: AttemptSession, { sha256, name }: Props['file'], held: boolean) {
  const [own, setOwn] = useState<{ url: string; type: string } | 'none'>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    const read = async () => {
      const kept = await (await session.openFiles()).read(sha256);
      if (gone) return;
      if (kept) made = URL.createObjectURL(new Blob([kept.bytes], { type: kept.type }));
      setOwn(kept && made ? { url: made, type: kept.type } : 'none');
    };
    read().catch(() => !gone && setOwn('none'));
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [session, sha256]);

  if (own === undefined) return { url: undefined, isPicture: false, isHere: false };
  if (own !== 'none') return { url: own.url, isPicture: own.type.startsWith('image/'), isHere: true };
  return {
    url: held ? fileUrl(session.state.view.attemptId, sha256) : undefined,
    isPicture: /\.(jpe?g|png|gif|webp)$/i.test(name),
    isHere: false,
  };
}
