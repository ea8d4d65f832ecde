import { createRouter } from '@tanstack/react-router';
import { peopleOpenRoutes, peopleShellRoutes } from '../features/people/routes';
import { ErrorPage } from './ErrorPage';
import { NotFoundPage } from './NotFoundPage';
import { queryClient } from './query';
import { deskRoute, openRoute, rootRoute, shellRoute } from './root';

/*
 * Three frames, each with the routes of the features:
 *   open   anybody may come, nothing but the page (sign-in, verification, public standing)
 *   shell  signed in, header and navigation, light pages without Mantine (start page, help)
 *   desk   signed in, the same header, Mantine for working pages of staff
 * A page that needs the whole screen (the paper) hangs on rootRoute and guards itself with requireMe.
 */
const routeTree = rootRoute.addChildren([
  openRoute.addChildren([...peopleOpenRoutes]),
  shellRoute.addChildren([...peopleShellRoutes, deskRoute]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
