import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { newId } from '../../courses/ids';
import { messagesKey, recipientsQuery, threadsQuery, type Recipient } from './queries';
import '../journal/journal.css';
import './family.css';

/** What families and teachers, or the cabinet, write to each other. */
export function MessagesPage() {
  const { t } = useTranslation('diary');
  const formats = useFormats();
  const threads = useQuery(threadsQuery);
  const recipients = useQuery(recipientsQuery);
  const [isOpen, setOpen] = useState(false);
  const mayWrite = (recipients.data?.length ?? 0) > 0;
  return (
    <Page
      title={t('messages.title')}
      action={mayWrite && <Button onClick={() => setOpen(true)}>{t('messages.write')}</Button>}
    >
      <Card>
        <ErrorNotice error={threads.error ?? recipients.error} />
        {threads.isPending && <Skeleton lines={5} />}
        {threads.data?.length === 0 && (
          <EmptyState title={t('messages.none')}>
            {t(mayWrite ? 'messages.noneHint' : 'messages.noneNobody')}
          </EmptyState>
        )}
        <ul role="list" className="journal-list">
          {threads.data?.map((thread) => (
            <li key={thread.id}>
              <div>
                <Link to="/messages/$threadId" params={{ threadId: thread.id }}>
                  {thread.with ?? t('messages.cabinet')}
                </Link>
                <p className="small muted">
                  {t('messages.about', { name: thread.pupil })} · {formats.dateTime(thread.lastAt)}
                </p>
                <p className="small thread-last">{thread.last}</p>
              </div>
              {thread.unread > 0 && <Tag kind="info">{t('messages.new', { count: thread.unread })}</Tag>}
            </li>
          ))}
        </ul>
      </Card>
      {isOpen && recipients.data && <WriteDialog recipients={recipients.data} onClose={() => setOpen(false)} />}
    </Page>
  );
}

const keyOf = ({ pupilId, familyId, teacherId }: Recipient) => [pupilId, familyId, teacherId ?? ''].join(' ');

function WriteDialog({ recipients, onClose }: { recipients: readonly Recipient[]; onClose: () => void }) {
  const { t } = useTranslation('diary');
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => keyOf(recipients[0]!));
  const [text, setText] = useState('');
  const [messageId] = useState(newId);
  const send = useMutation({
    mutationFn: () => {
      const to = recipients.find((one) => keyOf(one) === chosen)!;
      return body(
        api.POST('/api/messages', {
          body: { messageId, pupilId: to.pupilId, familyId: to.familyId, teacherId: to.teacherId, text },
        }),
      );
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: messagesKey });
      await navigate({ to: '/messages/$threadId', params: { threadId: id } });
    },
  });
  const nameOf = (one: Recipient) =>
    [
      one.name ?? t('messages.cabinet'),
      one.subjects.length > 0 && formats.list(one.subjects),
      t('messages.about', { name: one.pupil }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <FormDialog
      title={t('messages.write')}
      action={t('messages.send')}
      act={send}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      <SelectField label={t('messages.to')} value={chosen} onChange={({ target }) => setChosen(target.value)}>
        {recipients.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {nameOf(one)}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label={t('messages.text')}
        rows={6}
        maxLength={4_000}
        required
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </FormDialog>
  );
}
