import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { OlympiadContext } from './olympiadContext';
import { PhaseTag } from './PhaseTag';
import { olympiadQuery } from './queries';
import './desk.css';

const sections = [
  ['/olympiads/$olympiadId', 'overview'],
  ['/olympiads/$olympiadId/plan', 'plan'],
  ['/olympiads/$olympiadId/entries', 'entries'],
  ['/olympiads/$olympiadId/jury', 'jury'],
  ['/olympiads/$olympiadId/appeals', 'appeals'],
  ['/olympiads/$olympiadId/standing', 'standing'],
  ['/olympiads/$olympiadId/results', 'results'],
  ['/olympiads/$olympiadId/certificates', 'certificates'],
] as const;

/** The heading and the sections of one olympiad. */
export function OlympiadFrame() {
  const { t } = useTranslation('desk');
  const { olympiadId } = useParams({ from: '/frame/shell/olympiads/$olympiadId' });
  const olympiad = useQuery(olympiadQuery(olympiadId));
  const plan = olympiad.data;
  return (
    <Page
      title={plan?.title ?? t('list.title')}
      width="wide"
      lead={
        plan && (
          <>
            {plan.subjectName} · {t(`stage.${plan.stage}`)} · {plan.seasonName}
          </>
        )
      }
      action={plan && <PhaseTag phase={plan.phase} />}
    >
      {(plan ?? olympiad.isPending) && (
        <nav className="sections" aria-label={t('sections.label')}>
          {sections.map(([to, name]) => (
            <Link
              key={name}
              to={to}
              params={{ olympiadId }}
              activeOptions={{ exact: name === 'overview' }}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`sections.${name}`)}
            </Link>
          ))}
        </nav>
      )}
      {olympiad.isError && (
        <div className="stack">
          <ErrorNotice error={olympiad.error} />
          {!plan && <Link to="/olympiads">{t('list.all')}</Link>}
        </div>
      )}
      {olympiad.isPending && <Skeleton lines={5} />}
      {plan && (
        <OlympiadContext value={plan}>
          <Outlet />
        </OlympiadContext>
      )}
    </Page>
  );
}
