import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKept } from '../../../ui/useKept';
import { newId } from '../../courses/ids';
import { useMe } from '../../people/queries/me';
import { messagesKey, threadQuery, threadsQuery } from './queries';
import './family.css';

const route = getRouteApi('/frame/shell/messages/$threadId');

/** A talk about one pupil. */
export function ThreadPage() {
  const { t } = useTranslation('diary');
  const formats = useFormats();
  const queries = useQueryClient();
  const { threadId } = route.useParams();
  const thread = useQuery(threadQuery(threadId));
  const me = useMe();
  const count = thread.data?.messages.length;
  // By reading it is seen.
  useEffect(() => {
    if (count !== undefined) void queries.invalidateQueries({ queryKey: threadsQuery.queryKey });
  }, [count, queries]);
  return (
    <Page
      title={thread.data ? (thread.data.with ?? t('messages.cabinet')) : t('messages.title')}
      lead={
        <>
          {thread.data && `${t('messages.about', { name: thread.data.pupil })} · `}
          <Link to="/messages">{t('messages.all')}</Link>
        </>
      }
      width="form"
    >
      <div className="stack">
        <ErrorNotice error={thread.error} />
        {thread.isPending && <Skeleton lines={5} />}
        <ol role="list" className="thread">
          {thread.data?.messages.map((message) => (
            <li key={message.id} data-mine={message.isMine || undefined}>
              <p className="small muted">
                {message.isMine ? t('messages.you') : message.author} · {formats.dateTime(message.at)}
              </p>
              <p className="written">{message.text}</p>
            </li>
          ))}
        </ol>
        {thread.data && !thread.data.mayWrite && <Notice>{t('messages.over')}</Notice>}
        {thread.data?.mayWrite && me && <Answer key={threadId} threadId={threadId} personId={me.personId} />}
      </div>
    </Page>
  );
}

function Answer({ threadId, personId }: { threadId: string; personId: string }) {
  const { t } = useTranslation('diary');
  const queries = useQueryClient();
  const [text, keep, forget] = useKept(personId, `message:${threadId}`, () => '');
  const [messageId, setMessageId] = useState(newId);
  const say = useMutation({
    mutationFn: () => api.POST('/api/messages/{id}', { params: { path: { id: threadId } }, body: { messageId, text } }),
    onSuccess: async () => {
      keep(() => '');
      forget();
      setMessageId(newId());
      await queries.invalidateQueries({ queryKey: messagesKey });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!say.isPending) say.mutate();
      }}
    >
      <TextAreaField
        label={t('messages.text')}
        maxLength={4_000}
        required
        value={text}
        onChange={({ target }) => keep(() => target.value)}
      />
      <ErrorNotice error={say.error} />
      <Button type="submit" busy={say.isPending}>
        {t('messages.send')}
      </Button>
    </form>
  );
}
