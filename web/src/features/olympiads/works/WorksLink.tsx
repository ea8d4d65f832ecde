import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publishedWorksQuery } from './queries';

/** Below a standing whose results are signed, when works of it are published. */
export function WorksLink({ olympiadId }: { olympiadId: string }) {
  const { t } = useTranslation('standings');
  const { data } = useQuery(publishedWorksQuery(olympiadId));
  if (!data || data.works.length === 0) return null;
  return (
    <p>
      <Link to="/standings/$olympiadId/works" params={{ olympiadId }}>
        {t('works', { count: data.works.length })}
      </Link>
    </p>
  );
}
