import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useServerNow } from '../../../ui/time';
import { useKept } from '../../../ui/useKept';
import { useMe } from '../../people/queries/me';
import { newId } from '../ids';
import { talkKey, threadQuery, threadsQuery, type Post, type Thread } from './queries';
import { useTalkHub } from './useTalkHub';
import '../courses.css';
import './talk.css';

const route = getRouteApi('/frame/shell/discussions/$cohortId/$threadId');

/** One thread: messages come by themselves while it is open. */
export function ThreadPage() {
  const { t } = useTranslation('talk');
  const { cohortId, threadId } = route.useParams();
  const thread = useQuery(threadQuery(threadId));
  useTalkHub([cohortId]);
  useSeen(cohortId, threadId, thread.data);
  const back = (
    <Link to="/discussions/$cohortId" params={{ cohortId }} search={{}}>
      {t('threads.title')}
    </Link>
  );
  if (!thread.data)
    return (
      <Page title={t('threads.title')} lead={back}>
        {thread.isError ? <ErrorNotice error={thread.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const data = thread.data;
  return (
    <Page
      title={data.title}
      lead={
        <>
          {back} · {data.course}, {data.cohort}
          {data.unit && ` · ${data.unit}`}
        </>
      }
    >
      <div className="stack">
        {data.isTutor && <TutorTools threadId={threadId} thread={data} />}
        <Card>
          <ul role="list" className="talk-list">
            {data.posts.map((post) => (
              <PostItem key={post.id} post={post} isTutor={data.isTutor} />
            ))}
          </ul>
        </Card>
        {data.isClosed && <Notice>{t('thread.isClosed')}</Notice>}
        {(!data.isClosed || data.isTutor) && <ReplyForm key={threadId} threadId={threadId} />}
      </div>
    </Page>
  );
}

function useChange() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: talkKey });
}

function TutorTools({ threadId, thread: { isPinned, isClosed } }: { threadId: string; thread: Thread }) {
  const { t } = useTranslation('talk');
  const reread = useChange();
  const arrange = useMutation({
    mutationFn: (state: { isPinned: boolean; isClosed: boolean }) =>
      api.PUT('/api/discussions/{id}/state', { params: { path: { id: threadId } }, body: state }),
    onSuccess: reread,
  });
  return (
    <>
      <div className="line">
        <Button kind="ghost" busy={arrange.isPending} onClick={() => arrange.mutate({ isPinned: !isPinned, isClosed })}>
          {t(isPinned ? 'thread.unpin' : 'thread.pin')}
        </Button>
        <Button kind="ghost" busy={arrange.isPending} onClick={() => arrange.mutate({ isPinned, isClosed: !isClosed })}>
          {t(isClosed ? 'thread.reopen' : 'thread.close')}
        </Button>
      </div>
      <ErrorNotice error={arrange.error} />
    </>
  );
}

function PostItem({ post, isTutor }: { post: Post; isTutor: boolean }) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  const now = useServerNow(30_000);
  const reread = useChange();
  const [open, setOpen] = useState<'edit' | 'delete' | 'hide'>();
  const close = () => setOpen(undefined);
  const path = { params: { path: { id: post.id } } };
  const show = useMutation({
    mutationFn: () => api.PUT('/api/discussion-posts/{id}/hidden', { ...path, body: { isHidden: false, reason: '' } }),
    onSuccess: reread,
  });
  const canChange = post.changeableUntil !== null && now < Date.parse(post.changeableUntil);
  return (
    <li className={post.isUnread ? 'talk-unread stack tight' : 'stack tight'}>
      <p className="talk-head">
        <b>{post.author}</b>
        {post.isByTutor && <Tag kind="ok">{t('thread.tutor')}</Tag>}
        <span className="small muted">
          {formats.dateTime(post.writtenAt)}
          {post.editedAt && ` · ${t('thread.edited')}`}
        </span>
      </p>
      {post.hiddenReason && <Notice kind="warn">{t('thread.hiddenBecause', { reason: post.hiddenReason })}</Notice>}
      {post.html === null ? (
        <p className="muted">{t(post.isDeleted ? 'thread.deleted' : 'thread.hidden')}</p>
      ) : (
        <Html className="statement" html={post.html} />
      )}
      <ErrorNotice error={show.error} />
      {(canChange || (isTutor && !post.isDeleted)) && (
        <div className="line">
          {canChange && (
            <>
              <Button kind="ghost" onClick={() => setOpen('edit')}>
                {t('thread.edit')}
              </Button>
              <Button kind="ghost" onClick={() => setOpen('delete')}>
                {t('thread.delete')}
              </Button>
            </>
          )}
          {isTutor && !post.isDeleted && !post.isOwn && (
            <Button
              kind="ghost"
              busy={show.isPending}
              onClick={() => (post.isHidden ? show.mutate() : setOpen('hide'))}
            >
              {t(post.isHidden ? 'thread.show' : 'thread.hide')}
            </Button>
          )}
        </div>
      )}
      {open === 'edit' && <EditDialog post={post} onClose={close} />}
      {open === 'hide' && <HideDialog post={post} onClose={close} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('thread.deleteTitle')}
          action={t('thread.delete')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/discussion-posts/{id}', path);
            await reread();
          }}
          onClose={close}
        >
          {t('thread.deleteHint')}
        </ConfirmDialog>
      )}
    </li>
  );
}

function EditDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation('talk');
  const reread = useChange();
  const [text, setText] = useState(post.text ?? '');
  const save = useMutation({
    mutationFn: () => api.PUT('/api/discussion-posts/{id}', { params: { path: { id: post.id } }, body: { text } }),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  return (
    <FormDialog title={t('thread.editTitle')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <TextAreaField
        label={t('thread.text')}
        rows={6}
        maxLength={10_000}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  );
}

function HideDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation('talk');
  const reread = useChange();
  const [reason, setReason] = useState('');
  const hide = useMutation({
    mutationFn: () =>
      api.PUT('/api/discussion-posts/{id}/hidden', {
        params: { path: { id: post.id } },
        body: { isHidden: true, reason },
      }),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('thread.hideTitle')}
      action={t('thread.hide')}
      act={hide}
      onSubmit={() => hide.mutate()}
      onClose={onClose}
    >
      <TextAreaField
        label={t('thread.reason')}
        hint={t('thread.reasonHint')}
        maxLength={500}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}

function ReplyForm({ threadId }: { threadId: string }) {
  const me = useMe();
  return me ? <Reply threadId={threadId} personId={me.personId} /> : null;
}

function Reply({ threadId, personId }: { threadId: string; personId: string }) {
  const { t } = useTranslation('talk');
  const reread = useChange();
  const fresh = () => ({ postId: newId(), text: '' });
  const [draft, keep, forget] = useKept(personId, `post:${threadId}`, fresh);
  const write = useMutation({
    mutationFn: () => api.POST('/api/discussions/{id}/posts', { params: { path: { id: threadId } }, body: draft }),
    onSuccess: async () => {
      keep(fresh);
      forget();
      await reread();
    },
  });
  return (
    <Card title={t('thread.reply')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!write.isPending) write.mutate();
        }}
      >
        <TextAreaField
          label={t('thread.text')}
          hint={t('threads.textHint')}
          maxLength={10_000}
          required
          value={draft.text}
          onChange={(event) => keep((now) => ({ ...now, text: event.target.value }))}
        />
        <ErrorNotice error={write.error} />
        <div>
          <Button type="submit" busy={write.isPending}>
            {t('threads.send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

/** What is on the screen is read; marks of what is new stay as long as the page does. */
function useSeen(cohortId: string, threadId: string, thread: Thread | undefined) {
  const queries = useQueryClient();
  const last = thread?.posts.findLast(({ isUnread }) => isUnread)?.writtenAt;
  useEffect(() => {
    if (!last || document.visibilityState !== 'visible') return;
    api.PUT('/api/discussions/{id}/seen', { params: { path: { id: threadId } }, body: { until: last } }).then(
      () => queries.invalidateQueries({ queryKey: threadsQuery(cohortId).queryKey }),
      () => undefined,
    );
  }, [last, cohortId, threadId, queries]);
}
