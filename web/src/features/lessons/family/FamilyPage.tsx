import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { ConsentsState } from './ConsentsState';
import { DiaryView } from './DiaryView';
import { diariesQuery, threadsQuery } from './queries';
import '../journal/journal.css';
import './family.css';

const familyRoute = getRouteApi('/frame/shell/family');

/** A guardian's children, one at a time. */
export function FamilyPage() {
  const { t } = useTranslation('diary');
  const { child } = familyRoute.useSearch();
  const navigate = familyRoute.useNavigate();
  const diaries = useQuery(diariesQuery);
  const children = diaries.data?.filter(({ isMine }) => !isMine) ?? [];
  const shown = children.find(({ personId }) => personId === child) ?? children[0];
  return (
    <Page title={t('family.title')} action={<MessagesLink />}>
      <div className="stack">
        <ErrorNotice error={diaries.error} />
        {diaries.isPending && <Skeleton lines={6} />}
        {diaries.data && children.length === 0 && (
          <Card>
            <EmptyState title={t('family.none')}>{t('family.noneHint')}</EmptyState>
          </Card>
        )}
        {shown && children.length > 1 && (
          <Choice
            legend={t('family.child')}
            value={shown.personId}
            options={children.map((one) => ({
              value: one.personId,
              label: [one.name, one.class].filter(Boolean).join(', '),
            }))}
            onChange={(personId) => void navigate({ search: { child: personId }, replace: true })}
          />
        )}
        {shown && (
          <DiaryView
            key={shown.personId}
            personId={shown.personId}
            name={children.length > 1 ? undefined : [shown.name, shown.class].filter(Boolean).join(', ')}
          >
            <ConsentsState personId={shown.personId} />
          </DiaryView>
        )}
      </div>
    </Page>
  );
}

/** «Мой дневник»: the same for the pupil. */
export function DiaryPage() {
  const { t } = useTranslation('diary');
  const diaries = useQuery(diariesQuery);
  const own = diaries.data?.find(({ isMine }) => isMine);
  return (
    <Page title={t('diary.title')} action={<MessagesLink />}>
      <ErrorNotice error={diaries.error} />
      {diaries.isPending && <Skeleton lines={6} />}
      {diaries.data && !own && (
        <Card>
          <EmptyState title={t('diary.none')}>{t('diary.noneHint')}</EmptyState>
        </Card>
      )}
      {own && <DiaryView personId={own.personId} />}
    </Page>
  );
}

function MessagesLink() {
  const { t } = useTranslation('diary');
  const threads = useQuery(threadsQuery);
  const unread = threads.data?.reduce((sum, thread) => sum + thread.unread, 0) ?? 0;
  return (
    <Link className="btn ghost" to="/messages">
      {unread > 0 ? t('messages.linkNew', { count: unread }) : t('messages.title')}
    </Link>
  );
}
