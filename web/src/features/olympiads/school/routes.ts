import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

/** The address keeps the state of tables and filters; its readers forgive what does not fit. */
const anySearch = (search: Record<string, unknown>) => search;
const texts = () => loadTexts('registrations');

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/school-olympiads',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./SchoolOlympiadsPage'), 'SchoolOlympiadsPage'),
});

const registrationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/$olympiadId/registrations',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./RegistrationsPage'), 'RegistrationsPage'),
});

const candidatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/$olympiadId/registrations/add',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./CandidatesPage'), 'CandidatesPage'),
});

const consentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/$olympiadId/registrations/consents',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./ConsentsPage'), 'ConsentsPage'),
});

const resultsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/$olympiadId/registrations/results',
  validateSearch: anySearch,
  loader: () => loadTexts('registrations', 'standings'),
  component: lazyRouteComponent(() => import('./SchoolResultsPage'), 'SchoolResultsPage'),
});

/** A school's side of an olympiad: who takes part, and with what result. */
export const schoolShellRoutes = [listRoute, registrationsRoute, candidatesRoute, consentsRoute, resultsRoute] as const;
