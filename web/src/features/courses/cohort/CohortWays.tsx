import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';

/** What else there is of a cohort. */
export function CohortWays({ cohortId, staff, onList }: { cohortId: string; staff: boolean; onList: () => void }) {
  const { t } = useTranslation('enrolment');
  const params = { cohortId };
  return (
    <nav className="line" aria-label={t('ways.title')}>
      <Link className="btn ghost" to="/cohorts/$cohortId/grades" params={params}>
        {t('ways.grades')}
      </Link>
      <Link className="btn ghost" to="/cohorts/$cohortId/release" params={params}>
        {t('ways.release')}
      </Link>
      <Link className="btn ghost" to="/cohorts/$cohortId/lessons" params={params}>
        {t('ways.lessons')}
      </Link>
      <Link className="btn ghost" to="/cohorts/$cohortId/orders" params={params}>
        {t('ways.orders')}
      </Link>
      <Link className="btn ghost" to="/discussions/$cohortId" params={params}>
        {t('ways.discussion')}
      </Link>
      <Link className="btn ghost" to="/tutor-questions">
        {t('ways.questions')}
      </Link>
      <Link className="btn ghost" to="/calendar">
        {t('ways.calendar')}
      </Link>
      {staff && (
        <>
          <Link className="btn ghost" to="/cohorts/$cohortId/quotas" params={params}>
            {t('ways.quotas')}
          </Link>
          <Link className="btn ghost" to="/cohorts/$cohortId/certificates" params={params}>
            {t('ways.certificates')}
          </Link>
          <Button kind="ghost" onClick={onList}>
            {t('ways.list')}
          </Button>
        </>
      )}
    </nav>
  );
}
