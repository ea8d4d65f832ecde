import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { requireMe } from '../../../app/guard';
import { rootRoute, shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';
import { workTexts } from '../works/routes';

/** The address keeps the state of tables and filters; its reader forgives what does not fit. */
const anySearch = (search: Record<string, unknown>) => search;

const listRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads',
  validateSearch: anySearch,
  loader: () => loadTexts('desk'),
  component: lazyRouteComponent(() => import('./OlympiadsPage'), 'OlympiadsPage'),
});

const createOlympiadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/new',
  loader: () => loadTexts('desk'),
  component: lazyRouteComponent(() => import('./CreateOlympiadPage'), 'CreateOlympiadPage'),
});

const subjectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/subjects',
  loader: () => loadTexts('desk'),
  component: lazyRouteComponent(() => import('./SubjectsPage'), 'SubjectsPage'),
});

const olympiadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/olympiads/$olympiadId',
  validateSearch: anySearch,
  loader: () => loadTexts('desk'),
  component: lazyRouteComponent(() => import('./OlympiadFrame'), 'OlympiadFrame'),
});

const overviewRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./OverviewPage'), 'OverviewPage'),
});

/** The start page leads here when something is to mend; the checklist stands first in the overview. */
const checklistRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/checklist',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/olympiads/$olympiadId', params, replace: true });
  },
});

const planRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/plan',
  component: lazyRouteComponent(() => import('./plan/PlanPage'), 'PlanPage'),
});

const paperRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/papers/$paperId',
  component: lazyRouteComponent(() => import('./paper/PaperPage'), 'PaperPage'),
});

/** The whole screen, as the paper has it. */
const previewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/olympiads/$olympiadId/papers/$paperId/preview',
  beforeLoad: requireMe,
  loader: () => Promise.all([loadTexts('attempt'), loadTexts('desk')]),
  component: lazyRouteComponent(() => import('./paper/PreviewPage'), 'PreviewPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/$roundId/board',
  validateSearch: anySearch,
  loader: () => loadTexts('desk'),
  component: lazyRouteComponent(() => import('./board/BoardPage'), 'BoardPage'),
});

const carriedRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/$roundId/carried',
  loader: () => loadTexts('carrier'),
  component: lazyRouteComponent(() => import('./carried/CarriedPage'), 'CarriedPage'),
});

const entriesRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/entries',
  component: lazyRouteComponent(() => import('./entries/EntriesPage'), 'EntriesPage'),
});

const standingRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/standing',
  loader: () => loadTexts('standings'),
  component: lazyRouteComponent(() => import('./results/ResultsPage'), 'ResultsPage'),
});

const rescoreRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/rescore',
  component: lazyRouteComponent(() => import('./rescore/RescorePage'), 'RescorePage'),
});

const rescorePreviewRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/rescore/$roundId/$taskId',
  component: lazyRouteComponent(() => import('./rescore/RescorePreviewPage'), 'RescorePreviewPage'),
});

const juryRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/jury',
  loader: () => loadTexts('jury'),
  component: lazyRouteComponent(() => import('./JuryPage'), 'JuryPage'),
});

const appealsRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/appeals',
  loader: () => loadTexts('appeals'),
  component: lazyRouteComponent(() => import('../appeals/desk/DeskAppealsPage'), 'DeskAppealsPage'),
});

const resultsRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/results',
  loader: () => Promise.all([loadTexts('results'), loadTexts('standings')]),
  component: lazyRouteComponent(() => import('../results/OlympiadResultsPage'), 'OlympiadResultsPage'),
});

const worksRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/works',
  loader: () => loadTexts('works', 'standings'),
  component: lazyRouteComponent(() => import('../works/desk/WorthyWorksPage'), 'WorthyWorksPage'),
});

const chooseWorkRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/works/$attemptId',
  loader: workTexts,
  component: lazyRouteComponent(() => import('../works/desk/ChooseWorkPage'), 'ChooseWorkPage'),
});

const designRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/certificates/design',
  component: lazyRouteComponent(() => import('./design/DesignPage'), 'DesignPage'),
});

const certificatesRoute = createRoute({
  getParentRoute: () => olympiadRoute,
  path: '/certificates',
  component: lazyRouteComponent(() => import('./CertificatesPage'), 'CertificatesPage'),
});

export const deskShellRoutes = [
  listRoute,
  createOlympiadRoute,
  subjectsRoute,
  boardRoute,
  carriedRoute,
  olympiadRoute.addChildren([
    overviewRoute,
    checklistRoute,
    planRoute,
    paperRoute,
    entriesRoute,
    standingRoute,
    rescoreRoute,
    rescorePreviewRoute,
    juryRoute,
    appealsRoute,
    resultsRoute,
    worksRoute,
    chooseWorkRoute,
    certificatesRoute,
    designRoute,
  ]),
] as const;

export const deskRootRoutes = [previewRoute] as const;
