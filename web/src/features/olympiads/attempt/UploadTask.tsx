import './upload.css';
import { useEffect, useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../files/attemptFiles';
import type { Look } from '../pictures/look';
import { isPicture, nameAs, openPicture, sentAs } from '../pictures/openPicture';
import { inOrder, nextNumber } from '../pictures/pages';
import { countPages, maxPages } from '../pictures/pdf';
import { untouched, type Picture, type Prepared } from '../pictures/picture';
import PictureDialog from '../pictures/PictureDialog';
import { cleanText, namedFiles } from '../../../sitting/answers';
import type { Answer, AnswerOf, Body } from '../../../sitting/contract';
import PagesNotice from './PagesNotice';
import type { AttemptSession } from './session';
import { UploadedFile } from './UploadedFile';
import { useSessionState } from '../../../sitting/useSessionState';

/** As the server's MethodCabinet.Domain.Olympiads.AttemptFiles has it; the texts name it too. */
const maxFileBytes = 20 << 20;
const longestName = 200;

const known: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'application/pdf': 'PDF' };
const nameOfKind = (kind: string) => known[kind] ?? kind.replace(/^.*\//, '').toUpperCase();

const accepts = (accept: string[], type: string) =>
  accept.some((kind) => (kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind));

const filesOf = (answer: Answer | null | undefined) => (answer?.type === 'upload' ? answer.files : []);

type Given = AnswerOf<'upload'>['files'][number];

/** A photograph that is looked at before it is attached. */
interface Shown {
  picture: Picture;
  name: string;
  type: string;
}

/** What follows it, what was refused before it, and in whose place it comes. */
interface Waiting extends Shown {
  rest: File[];
  refusals: string[];
  instead?: string;
}

interface Props {
  session: AttemptSession;
  taskId: string;
  body: Body<'upload'>;
  statementId: string;
}

/** An answer that is files: chosen or photographed, kept on this device at once, and sent by itself. */
export default function UploadTask({ session, taskId, body, statementId }: Props) {
  const { t } = useTranslation('files');
  const state = useSessionState(session);
  const [faults, setFaults] = useState<string[]>([]);
  const [said, setSaid] = useState('');
  const [taking, setTaking] = useState(false);
  const [shown, setShown] = useState<Waiting>();
  const group = useRef<HTMLDivElement>(null);
  const unkept = useRef<Waiting>(undefined);
  const leave = useRef<() => void>(undefined);
  const given = filesOf(state.answers.get(taskId));
  const { maxFiles, accept } = body;
  const full = given.length >= maxFiles;
  const takesPictures = accept.some((kind) => kind.startsWith('image/'));
  const kinds = [...accept.map(nameOfKind), ...(takesPictures ? ['HEIC'] : [])].join(', ');

  useEffect(() => {
    session.openFiles().catch(() => setFaults([t('broken')]));
  }, [session, t]);

  /** Attaches what is ready to be kept; resolves to what is to be said when it is not taken. `instead`: of which file. */
  async function attach(file: Blob, name: string, look?: Look, instead?: string): Promise<string | undefined> {
    const given = filesOf(session.state.answers.get(taskId));
    if (instead === undefined && given.length >= maxFiles) return t('tooMany', { count: maxFiles });
    if (file.size > maxFileBytes) return t('tooLarge', { name });
    try {
      const sha256 = await (await session.openFiles()).add(file, look);
      const before = filesOf(session.state.answers.get(taskId));
      if (before.some((other) => other.sha256 === sha256)) return sha256 === instead ? undefined : t('again', { name });
      const page = look && (before.find((other) => other.sha256 === instead)?.page ?? nextNumber(before));
      const added = { sha256, name, size: file.size, ...(page && { page }) };
      const rest = before.filter((other) => other.sha256 !== instead);
      session.change(taskId, { type: 'upload', files: inOrder([...rest, added]) });
      await session.flush();
      if (instead !== undefined) await forget(instead);
      return undefined;
    } catch {
      return t('unreadable', { name });
    }
  }

  /** Resolves to what is to be said when the file is not taken, or to the photograph that is to be looked at first. */
  async function look(file: File): Promise<string | Shown | undefined> {
    const name = cleanText(file.name).slice(0, longestName);
    if (file.size === 0) return t('empty', { name });
    const type = isPicture(file) ? sentAs((kind) => accepts(accept, kind)) : undefined;
    if (type) {
      const picture = await openPicture(file);
      return typeof picture === 'string' ? t(picture, { name }) : { picture, name: nameAs(name, type), type };
    }
    // A browser that does not know the kind says nothing; the server looks at the bytes anyway.
    if (file.type !== '' && !accepts(accept, file.type)) return t('wrongKind', { name, kinds });
    if (file.type === 'application/pdf' && file.size <= maxFileBytes) {
      const count = await countPages(await file.arrayBuffer());
      if (count && count > maxPages) return t('tooManyPages', { name, count, limit: maxPages });
    }
    return attach(file, name);
  }

  /** Goes through what was chosen until a photograph is to be looked at; `blindly`: photographs are taken as they are. */
  async function go(chosen: File[], refusals: string[], blindly = false) {
    setTaking(true);
    for (let at = 0; at < chosen.length; at++) {
      const seen = await look(chosen[at]!).catch(() => t('unreadable', { name: chosen[at]!.name }));
      if (typeof seen === 'object' && !blindly) {
        setTaking(false);
        return setShown({ ...seen, rest: chosen.slice(at + 1), refusals });
      }
      const prepared = typeof seen === 'object' && (await seen.picture.prepare(untouched, seen.type));
      const refusal = prepared ? await attach(prepared.blob, seen.name, prepared.look) : (seen as string | undefined);
      if (refusal !== undefined) refusals.push(refusal);
    }
    setShown(undefined);
    setTaking(false);
    setFaults([...new Set(refusals)]);
    const count = filesOf(session.state.answers.get(taskId)).length;
    setSaid(count > 0 ? t('added', { count }) : '');
    group.current?.focus();
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])];
    // The same file, mended, can be chosen again.
    event.target.value = '';
    if (chosen.length > 0) await go(chosen, []);
  }

  async function takeUntouched(waiting: Waiting) {
    await take(waiting, await waiting.picture.prepare(untouched, waiting.type), true);
  }

  async function take({ name, rest, refusals, instead }: Waiting, { blob, look }: Prepared, blindly: boolean) {
    unkept.current = undefined;
    const refusal = await attach(blob, name, look, instead);
    await go(rest, refusal === undefined ? refusals : [...refusals, refusal], blindly);
  }

  async function mend({ sha256, name }: Given) {
    const kept = await (await session.openFiles()).read(sha256);
    const picture = kept && (await openPicture(new Blob([kept.bytes], { type: kept.type })));
    if (!kept || typeof picture !== 'object') return setFaults([t('unreadable', { name })]);
    setShown({ picture, name, type: kept.type, rest: [], refusals: [], instead: sha256 });
  }

  async function renumber(sha256: string, page: number) {
    const files = given.map((file) => (file.sha256 === sha256 ? { ...file, page } : file));
    session.change(taskId, { type: 'upload', files: inOrder(files) });
    await session.flush();
  }

  async function remove(sha256: string, name: string) {
    const rest = given.filter((file) => file.sha256 !== sha256);
    session.change(taskId, rest.length > 0 ? { type: 'upload', files: rest } : null);
    setFaults([]);
    setSaid(t('removed', { name }));
    group.current?.focus();
    await session.flush();
    await forget(sha256);
  }

  // When the page gives way to a pause, what is being looked at is attached as it is: a picture of the camera may be nowhere else. After the end no answer takes it.
  useEffect(() => {
    unkept.current = shown;
  }, [shown]);
  useEffect(() => {
    leave.current = () => {
      const left = unkept.current;
      if (left && left.instead === undefined && !session.state.ending) void takeUntouched(left);
    };
  });
  useEffect(() => () => leave.current?.(), []);

  /** What no answer names any more; the same picture may be the answer to another task as well. */
  async function forget(sha256: string) {
    const stays = namedFiles(session.state.answers.values()).some((file) => file.sha256 === sha256);
    if (!stays) await (await session.openFiles()).remove(sha256);
  }

  return (
    <div className="upload" role="group" aria-labelledby={statementId} tabIndex={-1} ref={group}>
      <p className="hint">
        {t('limit', { count: maxFiles })} {t('kinds', { kinds })}
      </p>
      {given.length > 0 && (
        <ul className="upload-files" role="list" aria-label={t('list')}>
          {given.map((file) => (
            <UploadedFile
              key={file.sha256}
              session={session}
              file={file}
              sent={state.files?.sending === file.sha256 ? state.files.sent : undefined}
              place={state.files ? placeOf(state.files, file.sha256) : undefined}
              fleeting={state.files?.fleeting ?? false}
              refusal={state.files?.refused.get(file.sha256)}
              lastPage={maxFiles}
              onRemove={() => void remove(file.sha256, file.name)}
              onMend={() => void mend(file)}
              onRenumber={(page) => void renumber(file.sha256, page)}
            />
          ))}
        </ul>
      )}
      {given.length > 0 && <PagesNotice session={session} pages={given} />}
      {full ? (
        <p className="small muted">{t('full', { count: maxFiles })}</p>
      ) : (
        <div className="line upload-choose">
          {takesPictures && (
            <ChooseButton
              className="upload-camera"
              label={t('photograph')}
              busy={taking}
              accept="image/*"
              capture
              onChoose={choose}
            />
          )}
          <ChooseButton
            label={t('choose')}
            busy={taking}
            accept={[...accept, ...(takesPictures ? ['image/heic', 'image/heif', '.heic', '.heif'] : [])].join(',')}
            multiple={maxFiles > 1}
            onChoose={choose}
          />
        </div>
      )}
      {faults.length > 0 && (
        <div className="notice bad" role="alert">
          {faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </div>
      )}
      {state.files?.fleeting && <p className="notice warn">{t('fleeting')}</p>}
      {shown && (
        <PictureDialog
          key={`${shown.name} ${shown.rest.length}`}
          name={shown.name}
          picture={shown.picture}
          type={shown.type}
          waiting={shown.rest.length}
          onTake={(prepared) => take(shown, prepared, false)}
          onTakeAll={(prepared) => take(shown, prepared, true)}
          onLeave={() => void go(shown.rest, shown.refusals)}
        />
      )}
      <p className="visually-hidden" role="status">
        {taking ? t('taking') : said}
      </p>
    </div>
  );
}

interface ChooseProps {
  label: string;
  accept: string;
  busy: boolean;
  className?: string;
  multiple?: boolean;
  /** The camera at once, where there is one. */
  capture?: boolean;
  onChoose: (event: ChangeEvent<HTMLInputElement>) => Promise<void>;
}

function ChooseButton({
  label,
  accept,
  busy,
  className = '',
  multiple = false,
  capture = false,
  onChoose,
}: ChooseProps) {
  const id = useId();
  return (
    <span className={className}>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        disabled={busy}
        onChange={(event) => void onChoose(event)}
      />
      <label htmlFor={id} className="btn ghost" aria-busy={busy}>
        {label}
      </label>
    </span>
  );
}
