import './upload.css';
import { useEffect, useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { placeOf } from '../files/attemptFiles';
import { cleanText, namedFiles } from './answers';
import type { Answer, Body } from './contract';
import type { AttemptSession } from './session';
import { UploadedFile } from './UploadedFile';
import { useSessionState } from './useSession';

/** As the server's MethodCabinet.Domain.Olympiads.AttemptFiles has it; the texts name it too. */
const maxFileBytes = 20 << 20;
const longestName = 200;

const known: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/png': 'PNG', 'application/pdf': 'PDF' };
const nameOfKind = (kind: string) => known[kind] ?? kind.replace(/^.*\//, '').toUpperCase();

const accepts = (accept: string[], type: string) =>
  accept.some((kind) => (kind.endsWith('/*') ? type.startsWith(kind.slice(0, -1)) : type === kind));

const filesOf = (answer: Answer | null | undefined) => (answer?.type === 'upload' ? answer.files : []);

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
  const group = useRef<HTMLDivElement>(null);
  const given = filesOf(state.answers.get(taskId));
  const { maxFiles, accept } = body;
  const full = given.length >= maxFiles;
  const kinds = accept.map(nameOfKind).join(', ');

  useEffect(() => {
    session.openFiles().catch(() => setFaults([t('broken')]));
  }, [session, t]);

  /** Resolves to what is to be said when the file is not taken. */
  async function take(file: File): Promise<string | undefined> {
    const name = cleanText(file.name).slice(0, longestName);
    if (filesOf(session.state.answers.get(taskId)).length >= maxFiles) return t('tooMany', { count: maxFiles });
    if (file.size === 0) return t('empty', { name });
    if (file.size > maxFileBytes) return t('tooLarge', { name });
    // A browser that does not know the kind says nothing; the server looks at the bytes anyway.
    if (file.type !== '' && !accepts(accept, file.type)) return t('wrongKind', { name, kinds });
    try {
      const sha256 = await (await session.openFiles()).add(file);
      const before = filesOf(session.state.answers.get(taskId));
      if (before.some((other) => other.sha256 === sha256)) return t('again', { name });
      session.change(taskId, { type: 'upload', files: [...before, { sha256, name, size: file.size }] });
      await session.flush();
      return undefined;
    } catch {
      return t('unreadable', { name });
    }
  }

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const chosen = [...(event.target.files ?? [])];
    // The same file, mended, can be chosen again.
    event.target.value = '';
    if (chosen.length === 0) return;
    setTaking(true);
    const refusals: string[] = [];
    for (const file of chosen) {
      const refusal = await take(file);
      if (refusal !== undefined) refusals.push(refusal);
    }
    setTaking(false);
    setFaults([...new Set(refusals)]);
    const count = chosen.length - refusals.length;
    setSaid(count > 0 ? t('added', { count }) : '');
  }

  async function remove(sha256: string, name: string) {
    const rest = given.filter((file) => file.sha256 !== sha256);
    session.change(taskId, rest.length > 0 ? { type: 'upload', files: rest } : null);
    setFaults([]);
    setSaid(t('removed', { name }));
    group.current?.focus();
    await session.flush();
    // The same picture may be the answer to another task as well.
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
              place={state.files ? placeOf(state.files, file.sha256) : undefined}
              fleeting={state.files?.fleeting ?? false}
              refusal={state.files?.refused.get(file.sha256)}
              onRemove={() => void remove(file.sha256, file.name)}
            />
          ))}
        </ul>
      )}
      {full ? (
        <p className="small muted">{t('full', { count: maxFiles })}</p>
      ) : (
        <div className="line upload-choose">
          {accept.some((kind) => kind.startsWith('image/')) && (
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
            accept={accept.join(',')}
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
