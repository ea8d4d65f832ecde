import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { errorText } from '../../../ui/errorText';
import { TextAreaField } from '../../../ui/Field';
import { FileDrop } from '../../../ui/FileDrop';
import { ProgressBar } from '../../../ui/ProgressBar';
import { learningQuery } from '../../people/queries/learning';
import { newId } from '../ids';
import { GroupClash } from '../together/GroupClash';
import { ownGroupQuery, type OwnWorkGroup } from '../together/queries';
import { useKept } from '../../../ui/useKept';
import type { HandedIn } from '../queries/learning';
import { maxWorkSize, type StoredWork } from './sendWork';
import { useFiles } from './useFiles';
import { UnfinishedUploads, UploadProgress } from './workUploads';

interface Kept {
  /** Of the try, so that sending it twice hands in once. */
  submissionId: string;
  text: string;
  files: Pick<StoredWork, 'fileId' | 'name' | 'size'>[];
  /** Of a group's work: the draft from which this went on. */
  draft: number;
  /** Differs from that draft. */
  isChanged: boolean;
}

interface Props {
  personId: string;
  enrolmentId: string;
  unitId: string;
  maxFiles: number;
  /** The try that was returned. */
  last: HandedIn | undefined;
  isLate: boolean;
  /** Percent of the points that a work loses by now. */
  loses: number;
  /** Whose work it is; absent for one's own. */
  group?: OwnWorkGroup | undefined;
}

/** The next try: text and files stay on the device until they are handed in. */
export function WorkForm({ personId, enrolmentId, unitId, maxFiles, last, isLate, loses, group }: Props) {
  const { t } = useTranslation(['courses', 'common', 'together']);
  const formats = useFormats();
  const queries = useQueryClient();
  const [held, keep, forget] = useKept<Kept>(
    personId,
    `work:${enrolmentId}:${unitId}:${String(last?.number ?? 0)}${group ? ':group' : ''}`,
    () => ({ submissionId: newId(), text: last?.text ?? '', files: [], draft: 0, isChanged: false }),
  );
  // What the group has saved meanwhile is gone on with, unless something was written here that it does not have.
  const kept =
    group && group.draft !== held.draft && !held.isChanged
      ? { ...held, text: group.text, files: group.files, draft: group.draft }
      : held;
  const clashes = group !== undefined && group.draft !== kept.draft;
  const { text, files } = kept;
  const write = (part: (now: Kept) => Partial<Kept>) =>
    keep((now) => {
      const base = now.isChanged ? now : { ...now, text, files, draft: kept.draft };
      return { ...base, ...part(base), isChanged: true };
    });
  const upload = useFiles(
    {
      address: `/api/learning/${enrolmentId}/units/${unitId}/files`,
      begin: (request) =>
        body(
          api.POST('/api/learning/{id}/units/{unitId}/files/uploads', {
            params: { path: { id: enrolmentId, unitId } },
            body: request,
          }),
        ),
    },
    (file) => write((now) => ({ files: [...now.files, file] })),
  );
  function takeBack(fileId: string) {
    write((now) => ({ files: now.files.filter((file) => file.fileId !== fileId) }));
    // Its room is wanted for another one. What the group's draft holds, the server keeps.
    void api
      .DELETE('/api/learning/{id}/units/{unitId}/files/{fileId}', {
        params: { path: { id: enrolmentId, unitId, fileId } },
      })
      .catch(() => undefined);
  }
  const count = files.length + upload.sending.length;
  const isSending = upload.sending.some(({ error }) => error === undefined);
  const lost = upload.sending.find(({ error }) => error !== undefined);
  const [isAsked, setAsked] = useState(false);

  const handIn = useMutation({
    mutationFn: () =>
      api.POST('/api/learning/{id}/units/{unitId}/submissions', {
        params: { path: { id: enrolmentId, unitId } },
        body: {
          submissionId: kept.submissionId,
          text,
          fileIds: files.map(({ fileId }) => fileId),
          ...(group && { draft: kept.draft }),
        },
      }),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: learningQuery.queryKey });
    },
    onError: () => group && reread(),
  });
  const groupKey = ownGroupQuery(enrolmentId, unitId).queryKey;
  const reread = () => queries.invalidateQueries({ queryKey: groupKey });
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PUT('/api/learning/{id}/units/{unitId}/group/draft', {
          params: { path: { id: enrolmentId, unitId } },
          body: { text, fileIds: files.map(({ fileId }) => fileId), draft: kept.draft },
        }),
      ),
    onSuccess: (after) => {
      // What was written while it was on its way is not the group's yet.
      keep((now) => ({
        ...now,
        draft: after.own?.draft ?? 0,
        isChanged: now.text !== text || now.files !== held.files,
      }));
      queries.setQueryData(groupKey, after);
    },
    onError: () => void reread(),
  });

  // Words stay on the device; a file that is on its way does not.
  useBlocker({
    shouldBlockFn: () => isSending && !window.confirm(t('work.leaveFiles')),
    enableBeforeUnload: () => isSending,
  });

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(lost !== undefined);
        if (!handIn.isPending && !isSending && !clashes && !lost) handIn.mutate();
      }}
    >
      <h2>{t(last ? 'work.nextTry' : 'work.first')}</h2>
      <TextAreaField
        label={t('work.text')}
        hint={t(group ? 'together:group.textHint' : 'work.textHint')}
        rows={8}
        maxLength={50_000}
        value={text}
        onChange={(event) => write(() => ({ text: event.target.value }))}
      />
      {maxFiles > 0 && (
        <div className="stack tight" role="group" aria-label={t('work.files')}>
          {count > 0 && (
            <ul role="list" className="file-lines">
              {files.map((file) => (
                <li key={file.fileId}>
                  {group?.files.some(({ fileId }) => fileId === file.fileId) ? (
                    <a
                      href={`/api/learning/${enrolmentId}/units/${unitId}/group/files/${file.fileId}`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {file.name}
                    </a>
                  ) : (
                    <span>{file.name}</span>
                  )}
                  <span className="small muted num">{formats.bytes(file.size)}</span>
                  <Button
                    kind="ghost"
                    aria-label={t('work.removeOf', { name: file.name })}
                    onClick={() => takeBack(file.fileId)}
                  >
                    {t('work.remove')}
                  </Button>
                </li>
              ))}
              {upload.sending.map((one) =>
                one.uploader ? (
                  <li key={one.key}>
                    <UploadProgress
                      uploader={one.uploader}
                      onDone={() => undefined}
                      onCancel={() => upload.remove(one)}
                    />
                  </li>
                ) : (
                  <li key={one.key}>
                    {one.error === undefined ? (
                      <ProgressBar
                        label={one.file.name}
                        value={Math.round(100 * one.share)}
                        max={100}
                        count={formats.percent(one.share)}
                      />
                    ) : (
                      <>
                        <span>{one.file.name}</span>
                        <span className="small bad-ink" role="alert">
                          {errorText(one.error)}
                        </span>
                        <Button kind="ghost" onClick={() => upload.again(one)}>
                          {t('work.again')}
                        </Button>
                      </>
                    )}
                    <Button
                      kind="ghost"
                      aria-label={t('work.removeOf', { name: one.file.name })}
                      onClick={() => upload.remove(one)}
                    >
                      {t('work.remove')}
                    </Button>
                  </li>
                ),
              )}
            </ul>
          )}
          <UnfinishedUploads place={`work:${enrolmentId}:${unitId}`} />
          {count < maxFiles ? (
            <FileDrop
              label={t('work.attach')}
              hint={t('work.filesHint', { count: maxFiles, max: formats.bytes(maxWorkSize) })}
              accept=".pdf,.docx,.xlsx,.pptx,.png,.jpg,.jpeg,.gif,.webp,.mp3,.ogg"
              multiple
              maxSize={maxWorkSize}
              onFiles={(chosen) => upload.send(chosen.slice(0, maxFiles - count))}
            />
          ) : (
            <p className="small muted">{t('work.filesFull', { count: maxFiles })}</p>
          )}
        </div>
      )}
      {isLate && (
        <p className="notice warn">
          {loses > 0 ? t('together:late.willLose', { percent: formats.percent(loses / 100) }) : t('work.willBeLate')}
        </p>
      )}
      {group && clashes && (
        <GroupClash
          theirs={group}
          onTheirs={() =>
            keep((now) => ({ ...now, text: group.text, files: group.files, draft: group.draft, isChanged: false }))
          }
          onMine={() => keep((now) => ({ ...now, draft: group.draft }))}
          onBoth={() =>
            keep((now) => ({
              ...now,
              text: `${group.text}\n\n${now.text}`,
              files: [
                ...group.files,
                ...now.files.filter((mine) => !group.files.some(({ fileId }) => fileId === mine.fileId)),
              ],
              draft: group.draft,
            }))
          }
        />
      )}
      {!clashes && <ErrorNotice error={handIn.error ?? save.error} />}
      {group?.writtenAt && !clashes && (
        <p className="small muted">
          {t(group.isWrittenByMe ? 'together:group.draftMine' : 'together:group.draftBy', {
            name: group.writtenBy ?? '',
            at: formats.dateTime(group.writtenAt),
          })}
          {kept.isChanged && ` · ${t('together:group.dirty')}`}
        </p>
      )}
      {isAsked && lost && (
        <p className="notice warn" role="alert">
          {t('work.lost', { name: lost.file.name })}
        </p>
      )}
      <div className="line">
        <Button type="submit" busy={handIn.isPending} aria-disabled={isSending || clashes || undefined}>
          {t('work.handIn')}
        </Button>
        {group && (
          <Button
            kind="ghost"
            busy={save.isPending}
            aria-disabled={isSending || clashes || !kept.isChanged || undefined}
            onClick={() => !isSending && !clashes && kept.isChanged && !save.isPending && save.mutate()}
          >
            {t('together:group.save')}
          </Button>
        )}
        {isSending && <span className="small muted">{t('work.sending')}</span>}
      </div>
    </form>
  );
}
