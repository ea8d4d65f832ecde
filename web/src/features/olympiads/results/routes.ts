import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../../app/guard';
import { rootRoute, shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const texts = () => Promise.all([loadTexts('results'), loadTexts('standings')]);

const chairedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/results',
  loader: texts,
  component: lazyRouteComponent(() => import('./ChairedPage'), 'ChairedPage'),
});

const chairRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/results/$olympiadId',
  validateSearch: (search: Record<string, unknown>) => search,
  loader: texts,
  component: lazyRouteComponent(() => import('./ChairResultsPage'), 'ChairResultsPage'),
});

/** The wall of a hall has no header. */
const ceremonyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/olympiads/$olympiadId/ceremony',
  beforeLoad: requireMe,
  loader: texts,
  component: lazyRouteComponent(() => import('./CeremonyPage'), 'CeremonyPage'),
});

export const resultsShellRoutes = [chairedRoute, chairRoute] as const;
export const resultsRootRoutes = [ceremonyRoute] as const;
