import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const roundsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/late',
  loader: () => loadTexts('late'),
  component: lazyRouteComponent(() => import('./LateRoundsPage'), 'LateRoundsPage'),
});

const roundRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/$roundId/late',
  loader: () => loadTexts('late'),
  component: lazyRouteComponent(() => import('./LateWorksPage'), 'LateWorksPage'),
});

export const lateShellRoutes = [roundsRoute, roundRoute] as const;
