import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

/** The answer view speaks the words of the paper and of the showing. */
export const workTexts = () => loadTexts('works', 'standings', 'appeals', 'attempt');

const worksRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/standings/$olympiadId/works',
  loader: () => loadTexts('works', 'standings'),
  component: lazyRouteComponent(() => import('./WorksPage'), 'WorksPage'),
});

const workRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/standings/$olympiadId/works/$workId',
  loader: workTexts,
  component: lazyRouteComponent(() => import('./WorkPage'), 'WorkPage'),
});

export const workOpenRoutes = [worksRoute, workRoute] as const;
