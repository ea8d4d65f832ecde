import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { FileDrop } from '../../../ui/FileDrop';
import { Tag } from '../../../ui/Tag';
import { placeText } from '../standings/distribution';
import { Award } from './Award';
import { EntryDialog } from './EntryDialog';
import { EntryFiles } from './EntryFiles';
import type { Contest, OwnEntries, OwnEntry } from './queries';
import { sendFile } from './sendFile';

/** Bytes; the server takes no more. */
const maxSize = 20 * 1024 * 1024;
const kinds = { draft: 'warn', submitted: 'ok', withdrawn: 'none' } as const;

interface Props {
  contest: Contest;
  own: OwnEntries;
  entry: OwnEntry;
  /** Entries are taken now. */
  isOpen: boolean;
  onChanged: () => Promise<unknown>;
}

export function EntryCard({ contest, own, entry, isOpen, onChanged }: Props) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  const [open, setOpen] = useState<'text' | 'withdraw'>();
  const params = { path: { id: entry.id } };
  const submit = useMutation({
    mutationFn: () => api.POST('/api/contest-entries/{id}/submit', { params }),
    onSuccess: onChanged,
  });
  const { text, talk, status } = entry;
  const canChange = isOpen && status !== 'withdrawn';
  return (
    <Card title={text.title} action={<Tag kind={kinds[status]}>{t(`status.${status}`)}</Tag>}>
      <div className="stack">
        <p className="muted">
          {[
            contest.nominations.find(({ id }) => id === text.nominationId)?.title,
            !entry.isOwn && entry.author,
            entry.number !== null && t('own.number', { number: entry.number }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {talk && (
          <p>{t('own.talk', { time: formats.dateTime(talk.startsAt), room: talk.room, minutes: talk.minutes })}</p>
        )}
        {entry.result && <Result contest={contest} result={entry.result} />}
        <EntryFiles entryId={entry.id} files={entry.files} videoUrl={text.videoUrl} />
        {canChange && <Files entry={entry} onChanged={onChanged} />}
        {status === 'draft' && entry.missingConsents.length > 0 && <Consents entry={entry} onChanged={onChanged} />}
        <ErrorNotice error={submit.error} />
        <div className="line">
          {canChange && status === 'draft' && (
            <Button busy={submit.isPending} onClick={() => submit.mutate()}>
              {t('own.submit')}
            </Button>
          )}
          {canChange && (
            <Button kind="ghost" onClick={() => setOpen('text')}>
              {t('own.edit')}
            </Button>
          )}
          {status !== 'withdrawn' && !contest.signing && (
            <Button kind="ghost" onClick={() => setOpen('withdraw')}>
              {t('own.withdraw')}
            </Button>
          )}
        </div>
        {status === 'submitted' && canChange && <p className="small muted">{t('own.canChange')}</p>}
      </div>
      {open === 'text' && (
        <EntryDialog
          contest={contest}
          own={own}
          entry={entry}
          onChanged={onChanged}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'withdraw' && (
        <ConfirmDialog
          title={t('own.withdrawTitle')}
          action={t('own.withdraw')}
          danger
          onClose={() => setOpen(undefined)}
          onConfirm={async () => {
            await api.POST('/api/contest-entries/{id}/withdraw', { params });
            await onChanged();
          }}
        >
          {t('own.withdrawText', { title: text.title })}
        </ConfirmDialog>
      )}
    </Card>
  );
}

function Result({ contest, result }: { contest: Contest; result: NonNullable<OwnEntry['result']> }) {
  const { t } = useTranslation('contests');
  const formats = useFormats();
  return (
    <div className="stack tight">
      <div className="line">
        <Award words={contest.settings.words} status={result.status} degree={result.degree} />
        <span className="num">
          {t('works.place', { place: placeText(result.place) })} ·{' '}
          {t('works.points', { points: formats.number(result.points), max: formats.number(contest.maxPoints) })}
        </span>
      </div>
      {result.comments.length > 0 && (
        <>
          <b>{t('own.comments')}</b>
          {result.comments.map((comment, index) => (
            <p key={index} className="contest-text contest-comment">
              {comment}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function Files({ entry, onChanged }: Pick<Props, 'entry' | 'onChanged'>) {
  const { t } = useTranslation('contests');
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) await sendFile(entry.id, file);
    },
    onSettled: onChanged,
  });
  const [removing, setRemoving] = useState<OwnEntry['files'][number]>();
  return (
    <>
      {entry.files.length > 0 && (
        <div className="line">
          {entry.files.map((file) => (
            <Button key={file.number} kind="ghost" onClick={() => setRemoving(file)}>
              {t('files.remove', { name: file.name })}
            </Button>
          ))}
        </div>
      )}
      <FileDrop
        label={t('files.attach')}
        hint={upload.isPending ? t('files.sending') : t('files.hint')}
        accept=".pdf,.docx,.pptx,.png,.jpg,.jpeg,.webp"
        multiple
        maxSize={maxSize}
        onFiles={(files) => !upload.isPending && upload.mutate(files)}
      />
      <ErrorNotice error={upload.error} />
      {removing && (
        <ConfirmDialog
          title={t('files.removeTitle')}
          action={t('files.removeAct')}
          danger
          onClose={() => setRemoving(undefined)}
          onConfirm={async () => {
            const path = { id: entry.id, number: removing.number };
            await api.DELETE('/api/contest-entries/{id}/files/{number}', { params: { path } });
            void onChanged();
          }}
        >
          {t(entry.status === 'submitted' ? 'files.removeSubmitted' : 'files.removeText', { name: removing.name })}
        </ConfirmDialog>
      )}
    </>
  );
}

/** What is missing and, for an adult's own entry, giving it. */
function Consents({ entry, onChanged }: Pick<Props, 'entry' | 'onChanged'>) {
  const { t } = useTranslation('contests');
  const give = useMutation({
    mutationFn: async () => {
      for (const kind of entry.missingConsents) {
        await api.PUT('/api/people/{id}/consents/{kind}', { params: { path: { id: entry.personId, kind } } });
      }
    },
    onSettled: onChanged,
  });
  return (
    <div className="notice">
      <div className="stack tight">
        <p>{t('consents.missing', { kinds: entry.missingConsents.map((kind) => t(`consents.${kind}`)).join(', ') })}</p>
        {entry.isOwn && (
          <div className="line">
            <Button kind="ghost" busy={give.isPending} onClick={() => give.mutate()}>
              {t('consents.give')}
            </Button>
          </div>
        )}
        <p className="small">{t('consents.hint')}</p>
        <ErrorNotice error={give.error} />
      </div>
    </div>
  );
}
