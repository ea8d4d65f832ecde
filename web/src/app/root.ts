import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './Frame';
import { requireMe } from './guard';
import { NotFoundPage } from './NotFoundPage';
import { RootFrame } from './RootFrame';

export interface RouterContext {
  queryClient: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: RootFrame,
  notFoundComponent: NotFoundPage,
});

/** Everything under the header. */
export const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'frame', component: Frame });

/** Public pages. */
export const openRoute = createRoute({ getParentRoute: () => frameRoute, id: 'open' });

/** Pages for those who have signed in. */
export const shellRoute = createRoute({ getParentRoute: () => frameRoute, id: 'shell', beforeLoad: requireMe });

/** Working pages that use Mantine. */
export const deskRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'desk',
  component: lazyRouteComponent(() => import('../ui/desk/DeskFrame'), 'DeskFrame'),
});
