import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const texts = () => Promise.all([loadTexts('jury'), loadTexts('attempt'), loadTexts('questions')]);

const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking',
  loader: texts,
  component: lazyRouteComponent(() => import('./MarkingTasksPage'), 'MarkingTasksPage'),
});

const markingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/$taskId',
  loader: texts,
  component: lazyRouteComponent(() => import('./MarkingPage'), 'MarkingPage'),
});

const boardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/board',
  loader: texts,
  component: lazyRouteComponent(() => import('./JuryBoardPage'), 'JuryBoardPage'),
});

const referenceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/$taskId/reference',
  loader: texts,
  component: lazyRouteComponent(() => import('./ChairPages'), 'ReferencePage'),
});

const settleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/$taskId/settle/$cipher',
  loader: texts,
  component: lazyRouteComponent(() => import('./ChairPages'), 'SettlePage'),
});

const questionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/questions',
  loader: texts,
  component: lazyRouteComponent(() => import('./QuestionsPage'), 'QuestionsPage'),
});

const conflictsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/marking/$roundId/conflicts',
  loader: texts,
  component: lazyRouteComponent(() => import('./ConflictsPage'), 'ConflictsPage'),
});

export const juryShellRoutes = [
  tasksRoute,
  markingRoute,
  boardRoute,
  referenceRoute,
  settleRoute,
  questionsRoute,
  conflictsRoute,
] as const;
