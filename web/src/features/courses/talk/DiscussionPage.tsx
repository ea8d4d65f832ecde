import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextAreaField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useKept } from '../../../ui/useKept';
import { useMe } from '../../people/queries/me';
import { newId } from '../ids';
import { talkKey, threadsQuery, type ThreadList } from './queries';
import { useTalkHub } from './useTalkHub';
import '../courses.css';
import './talk.css';

const route = getRouteApi('/frame/shell/discussions/$cohortId');

/** Threads of a cohort, and how much of each is new. */
export function DiscussionPage() {
  const { t } = useTranslation('talk');
  const { cohortId } = route.useParams();
  const { unit } = route.useSearch() as { unit?: unknown };
  const list = useQuery(threadsQuery(cohortId));
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  useTalkHub([cohortId]);
  const data = list.data;
  const ofUnit = typeof unit === 'string' ? data?.units.find(({ id }) => id === unit) : undefined;
  const threads = data?.threads.filter((thread) => !ofUnit || thread.unitId === ofUnit.id) ?? [];
  return (
    <Page
      title={t('threads.title')}
      lead={data && <Back data={data} cohortId={cohortId} />}
      action={data && !isOpen && <Button onClick={() => setOpen(true)}>{t('threads.begin')}</Button>}
    >
      <div className="stack">
        <ErrorNotice error={list.error} />
        {list.isPending && <Skeleton lines={6} />}
        {data && me && isOpen && (
          <BeginForm
            data={data}
            cohortId={cohortId}
            personId={me.personId}
            unitId={ofUnit?.id ?? ''}
            onClose={() => setOpen(false)}
          />
        )}
        {ofUnit && (
          <p>
            {t('threads.ofUnit', { unit: ofUnit.title })}{' '}
            <Link to="/discussions/$cohortId" params={{ cohortId }} search={{}}>
              {t('threads.all')}
            </Link>
          </p>
        )}
        {data && threads.length === 0 && !isOpen && (
          <Card>
            <EmptyState title={t('threads.none')}>{t('threads.noneHint')}</EmptyState>
          </Card>
        )}
        {threads.length > 0 && (
          <Card>
            <ul role="list" className="talk-list">
              {threads.map((thread) => (
                <Thread key={thread.id} thread={thread} cohortId={cohortId} />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Page>
  );
}

function Back({ data: { course, cohort, enrolmentId, isTutor }, cohortId }: { data: ThreadList; cohortId: string }) {
  const name = `${course}, ${cohort}`;
  if (enrolmentId)
    return (
      <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
        {name}
      </Link>
    );
  return isTutor ? (
    <Link to="/cohorts/$cohortId" params={{ cohortId }}>
      {name}
    </Link>
  ) : (
    name
  );
}

function Thread({ thread, cohortId }: { thread: ThreadList['threads'][number]; cohortId: string }) {
  const { t } = useTranslation('talk');
  const formats = useFormats();
  return (
    <li className={thread.unread > 0 ? 'talk-unread' : undefined}>
      <div className="talk-head">
        <Link to="/discussions/$cohortId/$threadId" params={{ cohortId, threadId: thread.id }}>
          {thread.unread > 0 ? <b>{thread.title}</b> : thread.title}
        </Link>
        {thread.unread > 0 && <Tag kind="info">{t('threads.unread', { count: thread.unread })}</Tag>}
        {thread.isPinned && <Tag kind="ok">{t('threads.pinned')}</Tag>}
        {thread.isClosed && <Tag kind="none">{t('threads.closed')}</Tag>}
        {thread.isHidden && <Tag kind="warn">{t('threads.hidden')}</Tag>}
      </div>
      <p className="small muted">
        {[
          thread.author,
          thread.unit,
          t('threads.posts', { count: thread.posts }),
          t('threads.last', { date: formats.dateTime(thread.lastAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

interface Draft {
  threadId: string;
  postId: string;
  title: string;
  text: string;
  unitId: string;
}

interface FormProps {
  data: ThreadList;
  cohortId: string;
  personId: string;
  unitId: string;
  onClose: () => void;
}

function BeginForm({ data, cohortId, personId, unitId, onClose }: FormProps) {
  const { t } = useTranslation(['talk', 'common']);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [draft, keep, forget] = useKept<Draft>(personId, `thread:${cohortId}`, () => ({
    threadId: newId(),
    postId: newId(),
    title: '',
    text: '',
    unitId,
  }));
  const begin = useMutation({
    mutationFn: () =>
      api.POST('/api/cohorts/{id}/discussion', {
        params: { path: { id: cohortId } },
        body: { ...draft, unitId: draft.unitId || null },
      }),
    onSuccess: async () => {
      forget();
      await queries.invalidateQueries({ queryKey: talkKey });
      await navigate({ to: '/discussions/$cohortId/$threadId', params: { cohortId, threadId: draft.threadId } });
    },
  });
  return (
    <Card title={t('threads.begin')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!begin.isPending) begin.mutate();
        }}
      >
        <TextField
          label={t('threads.name')}
          maxLength={150}
          required
          value={draft.title}
          onChange={(event) => keep((now) => ({ ...now, title: event.target.value }))}
        />
        <SelectField
          label={t('threads.about')}
          value={draft.unitId}
          onChange={(event) => keep((now) => ({ ...now, unitId: event.target.value }))}
        >
          <option value="">{t('threads.wholeCourse')}</option>
          {data.units.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          label={t('threads.text')}
          hint={t('threads.textHint')}
          rows={5}
          maxLength={10_000}
          required
          value={draft.text}
          onChange={(event) => keep((now) => ({ ...now, text: event.target.value }))}
        />
        <ErrorNotice error={begin.error} />
        <div className="line">
          <Button type="submit" busy={begin.isPending}>
            {t('threads.send')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
