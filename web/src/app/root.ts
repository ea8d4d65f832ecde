import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from './guard';
import { RootFrame } from './RootFrame';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: RootFrame });

/** Public pages. */
export const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: lazyRouteComponent(() => import('./OpenFrame'), 'OpenFrame'),
});

/** Pages for those who have signed in, under the header. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: requireMe,
  component: lazyRouteComponent(() => import('./ShellFrame'), 'ShellFrame'),
});

/** Working pages that use Mantine. */
export const deskRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'desk',
  component: lazyRouteComponent(() => import('../ui/desk/DeskFrame'), 'DeskFrame'),
});
