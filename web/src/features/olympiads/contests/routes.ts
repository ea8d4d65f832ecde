import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../../app/guard';
import { openRoute, rootRoute, shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const texts = () => loadTexts('contests');

const listRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/contests',
  loader: texts,
  component: lazyRouteComponent(() => import('./ContestsPage'), 'ContestsPage'),
});

const contestRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/contests/$contestId',
  loader: texts,
  component: lazyRouteComponent(() => import('./ContestPage'), 'ContestPage'),
});

const entriesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/$contestId/entries',
  loader: texts,
  component: lazyRouteComponent(() => import('./OwnEntriesPage'), 'OwnEntriesPage'),
});

const createContestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/new',
  loader: () => loadTexts('contests', 'desk'),
  component: lazyRouteComponent(() => import('./CreateContestPage'), 'CreateContestPage'),
});

const setupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/$contestId/setup',
  loader: () => loadTexts('contests', 'desk'),
  component: lazyRouteComponent(() => import('./SetupPage'), 'SetupPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/$contestId/board',
  loader: () => loadTexts('contests', 'results', 'desk'),
  component: lazyRouteComponent(() => import('./ContestBoardPage'), 'ContestBoardPage'),
});

const documentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/$contestId/certificates',
  loader: () => loadTexts('contests', 'desk'),
  component: lazyRouteComponent(() => import('./ContestDocumentsPage'), 'ContestDocumentsPage'),
});

const designRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/contests/$contestId/certificates/design',
  loader: () => loadTexts('contests', 'desk'),
  component: lazyRouteComponent(() => import('./ContestDocumentsPage'), 'ContestDesignPage'),
});

/** The wall of a hall has no header. */
const ceremonyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/contests/$contestId/ceremony',
  beforeLoad: requireMe,
  loader: () => loadTexts('contests', 'results'),
  component: lazyRouteComponent(() => import('./ContestCeremonyPage'), 'ContestCeremonyPage'),
});

const sheetsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/expertise',
  loader: texts,
  component: lazyRouteComponent(() => import('./ExpertSheetsPage'), 'ExpertSheetsPage'),
});

const sheetRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/expertise/$sheetId',
  loader: texts,
  component: lazyRouteComponent(() => import('./SheetEntriesPage'), 'SheetEntriesPage'),
});

const markingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/expertise/$sheetId/$entryId',
  loader: () => loadTexts('contests', 'jury'),
  component: lazyRouteComponent(() => import('./ContestMarkingPage'), 'ContestMarkingPage'),
});

export const contestOpenRoutes = [listRoute, contestRoute] as const;
export const contestShellRoutes = [
  createContestRoute,
  setupRoute,
  boardRoute,
  documentsRoute,
  designRoute,
  entriesRoute,
  sheetsRoute,
  sheetRoute,
  markingRoute,
] as const;
export const contestRootRoutes = [ceremonyRoute] as const;
