import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const listRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/standings',
  loader: () => loadTexts('standings'),
  component: lazyRouteComponent(() => import('./StandingsPage'), 'StandingsPage'),
});

const standingRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/standings/$olympiadId',
  validateSearch: (search: Record<string, unknown>) => search,
  loader: () => loadTexts('standings'),
  component: lazyRouteComponent(() => import('./StandingPage'), 'StandingPage'),
});

export const standingRoutes = [listRoute, standingRoute] as const;
