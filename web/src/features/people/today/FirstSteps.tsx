import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';

/** In the order in which one needs the other. */
const steps = [
  { name: 'schools', to: '/organizations' },
  { name: 'people', to: '/people/import' },
  { name: 'olympiad', to: '/olympiads/new' },
  { name: 'course', to: '/courses' },
] as const;

/** What to begin with where nothing is planned yet: for the cabinet's own people. */
export default function FirstSteps() {
  const { t } = useTranslation('people');
  const { data: done, error } = useQuery({
    queryKey: ['first-steps'],
    queryFn: () => body(api.GET('/api/today/first-steps')),
  });
  if (error) return <ErrorNotice error={error} />;
  if (!done)
    return (
      <Card>
        <Skeleton lines={5} />
      </Card>
    );
  if (steps.every(({ name }) => done[name]))
    return (
      <Card>
        <EmptyState title={t('today.empty')}>{t('today.emptyHint')}</EmptyState>
      </Card>
    );
  const first = steps.findIndex(({ name }) => !done[name]);
  return (
    <Card title={t('firstSteps.title')}>
      <p className="muted">{t('firstSteps.lead')}</p>
      <ol role="list" className="first-steps">
        {steps.map(({ name, to }, index) => {
          const isDone = done[name];
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
