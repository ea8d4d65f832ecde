import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

/** Where to go after signing in; only a path of this site. */
export const returnSearch = (search: Record<string, unknown>): { to?: string } =>
  typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {};

const signInRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/sign-in',
  validateSearch: returnSearch,
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./signIn/SignInPage'), 'SignInPage'),
});

const newPasswordRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/new-password',
  validateSearch: returnSearch,
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./signIn/NewPasswordPage'), 'NewPasswordPage'),
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./today/TodayPage'), 'TodayPage'),
});

export const peopleOpenRoutes = [signInRoute, newPasswordRoute] as const;
export const peopleShellRoutes = [todayRoute] as const;
