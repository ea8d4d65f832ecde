import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { siteQuery } from '../features/people/queries/site';

export function Brand() {
  const { t } = useTranslation();
  const site = useQuery(siteQuery).data;
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 64 64" width="30" height="30" aria-hidden="true">
        <rect width="64" height="64" rx="17" fill="var(--accent)" />
        <path
          d="M15 46V20l17 13 17-13v26"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="6.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
      <span>
        {t('product')}
        {site?.municipality && <small>{site.municipality}</small>}
      </span>
    </Link>
  );
}
