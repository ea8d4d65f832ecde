import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

/** The address keeps the state of tables and filters; its readers forgive what does not fit. */
const anySearch = (search: Record<string, unknown>) => search;
const texts = () => loadTexts('school', 'people');

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./PeoplePage'), 'PeoplePage'),
});

const newPersonRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/new',
  loader: texts,
  component: lazyRouteComponent(() => import('./NewPersonPage'), 'NewPersonPage'),
});

const schoolYearRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/school-year',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./SchoolYearPage'), 'SchoolYearPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/import',
  loader: texts,
  component: lazyRouteComponent(() => import('./imports/UploadPage'), 'UploadPage'),
});

const previewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/import/$importId',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./imports/PreviewPage'), 'PreviewPage'),
});

const cardsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/cards',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./LoginCardsPage'), 'LoginCardsPage'),
});

const personRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people/$personId',
  loader: texts,
  component: lazyRouteComponent(() => import('./person/PersonPage'), 'PersonPage'),
});

const organizationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/organizations',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./OrganizationsPage'), 'OrganizationsPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/audit',
  validateSearch: anySearch,
  loader: texts,
  component: lazyRouteComponent(() => import('./AuditPage'), 'AuditPage'),
});

/** Pages of those who answer for people: coordinators for their school, the cabinet for all. */
export const peopleDeskRoutes = [
  peopleRoute,
  newPersonRoute,
  schoolYearRoute,
  importRoute,
  previewRoute,
  cardsRoute,
  personRoute,
  organizationsRoute,
  auditRoute,
] as const;
