import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { FormDialog } from '../../../ui/FormDialog';
import { TextAreaField } from '../../../ui/Field';
import { newRandomId } from '../../../sitting/journal/chain';
import type { Questions } from './queries';

const longest = 500;

interface Props {
  roundId: string;
  questions: Questions;
  /** The hub tells others; this page reads anew by itself. */
  onSent: () => Promise<unknown>;
}

/** What the chair has told everybody who sits the round, and, for the chair while it runs, the way to tell them more. */
export function Announcements({ roundId, questions, onSent }: Props) {
  const { t } = useTranslation('questions');
  const formats = useFormats();
  const [writing, setWriting] = useState(false);
  const { announcements, mayAnnounce } = questions;
  if (announcements.length === 0 && !mayAnnounce) return null;
  return (
    <Card
      title={t('announce.title')}
      action={
        mayAnnounce && (
          <Button kind="ghost" onClick={() => setWriting(true)}>
            {t('announce.act')}
          </Button>
        )
      }
    >
      {announcements.length === 0 ? (
        <p className="muted">{t('announce.none')}</p>
      ) : (
        <ul role="list" className="jury-questions">
          {announcements.map(({ id, text, by, at }) => (
            <li key={id} className="stack tight">
              <p className="jury-question">{text}</p>
              <p className="small muted">{t('announce.by', { name: by, time: formats.time(at) })}</p>
            </li>
          ))}
        </ul>
      )}
      {writing && <AnnounceDialog roundId={roundId} onSent={onSent} onClose={() => setWriting(false)} />}
    </Card>
  );
}

function AnnounceDialog({ roundId, onSent, onClose }: Pick<Props, 'roundId' | 'onSent'> & { onClose: () => void }) {
  const { t } = useTranslation('questions');
  const [text, setText] = useState('');
  // Sent again after a reply that was lost, it is the same announcement.
  const [announcementId] = useState(newRandomId);
  const send = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/rounds/{id}/announcements/{announcementId}', {
        params: { path: { id: roundId, announcementId } },
        body: { text },
      });
      await onSent();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('announce.act')}
      action={t('announce.send')}
      act={send}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <TextAreaField
        label={t('announce.text')}
        hint={t('announce.hint')}
        required
        maxLength={longest}
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormDialog>
  );
}
