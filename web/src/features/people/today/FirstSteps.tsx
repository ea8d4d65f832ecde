import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';

/** In the order in which one needs the other. Whoever set the cabinet up is the first of its people. */
const steps = [
  {
    name: 'schools',
    to: '/organizations',
    isDone: async () => (await body(api.GET('/api/organizations'))).length > 0,
  },
  {
    name: 'people',
    to: '/people/import',
    isDone: async () => (await body(api.GET('/api/people'))).items.length > 1,
  },
  {
    name: 'olympiad',
    to: '/olympiads/new',
    isDone: async () => (await body(api.GET('/api/olympiads', { params: { query: { size: 1 } } }))).total > 0,
  },
  {
    name: 'course',
    to: '/courses',
    isDone: async () => (await body(api.GET('/api/courses'))).length > 0,
  },
] as const;

/** What to begin with where nothing is planned yet: for the cabinet's own people. */
export default function FirstSteps() {
  const { t } = useTranslation('people');
  const done = useQueries({
    queries: steps.map(({ name, isDone }) => ({ queryKey: ['first-steps', name], queryFn: isDone })),
  });
  const failed = done.find(({ isError }) => isError);
  if (failed) return <ErrorNotice error={failed.error} />;
  if (done.some(({ isPending }) => isPending))
    return (
      <Card>
        <Skeleton lines={5} />
      </Card>
    );
  if (done.every(({ data }) => data))
    return (
      <Card>
        <EmptyState title={t('today.empty')}>{t('today.emptyHint')}</EmptyState>
      </Card>
    );
  const first = done.findIndex(({ data }) => !data);
  return (
    <Card title={t('firstSteps.title')}>
      <p className="muted">{t('firstSteps.lead')}</p>
      <ol role="list" className="first-steps">
        {steps.map(({ name, to }, index) => {
          const isDone = done[index]!.data === true;
          return (
            <li key={name} data-done={isDone || undefined}>
              <div>
                <h3>{t(`firstSteps.${name}.title`)}</h3>
                <p className="small muted">{t(`firstSteps.${name}.text`)}</p>
              </div>
              {isDone ? (
                <Tag kind="ok">{t('firstSteps.done')}</Tag>
              ) : (
                <Link to={to} className={index === first ? 'btn primary' : 'btn ghost'}>
                  {t(`firstSteps.${name}.action`)}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
      <p className="small">
        <Link to="/help">{t('firstSteps.help')}</Link>
      </p>
    </Card>
  );
}
