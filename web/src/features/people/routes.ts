import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { openRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

/** Where to go after signing in; only a path of this site. */
export const returnSearch = (search: Record<string, unknown>): { to?: string } =>
  typeof search.to === 'string' && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {};

/** The code on a login card names the login: only the password is left to type. */
const signInSearch = (search: Record<string, unknown>): { to?: string; login?: string } => ({
  ...returnSearch(search),
  ...(typeof search.login === 'string' && { login: search.login }),
});

/** The one-time token of a link. */
const tokenSearch = (search: Record<string, unknown>) => ({ token: String(search.token ?? '') });

/** What the link of the letter names. */
const resetSearch = (search: Record<string, unknown>) => ({
  ...tokenSearch(search),
  person: String(search.person ?? ''),
});

const signInRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/sign-in',
  validateSearch: signInSearch,
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

const secondFactorRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/second-factor',
  validateSearch: returnSearch,
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./signIn/SecondFactorSetupPage'), 'SecondFactorSetupPage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/forgot-password',
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./signIn/ForgotPasswordPage'), 'ForgotPasswordPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/reset-password',
  validateSearch: resetSearch,
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./signIn/ResetPasswordPage'), 'ResetPasswordPage'),
});

const firstAdministratorRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/first-administrator',
  validateSearch: tokenSearch,
  // What is wrong with a name or a login is told as on the desk.
  loader: () => loadTexts('people', 'deskErrors'),
  component: lazyRouteComponent(() => import('./signIn/FirstAdministratorPage'), 'FirstAdministratorPage'),
});

const helpRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/help',
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./help/HelpPage'), 'HelpPage'),
});

const guideRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/help/$guide',
  loader: async ({ params }) => {
    const [{ loadGuide }] = await Promise.all([import('./help/guides'), loadTexts('people')]);
    const guide = await loadGuide(params.guide);
    if (!guide) throw notFound();
    return guide;
  },
  component: lazyRouteComponent(() => import('./help/GuidePage'), 'GuidePage'),
});

const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./today/TodayPage'), 'TodayPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  loader: () => loadTexts('people'),
  component: lazyRouteComponent(() => import('./account/AccountPage'), 'AccountPage'),
});

export const peopleOpenRoutes = [
  signInRoute,
  newPasswordRoute,
  secondFactorRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  firstAdministratorRoute,
  helpRoute,
  guideRoute,
] as const;
export const peopleShellRoutes = [todayRoute, accountRoute] as const;
