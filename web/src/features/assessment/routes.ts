import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

/** The address keeps the state of tables and filters; its reader forgives what does not fit. */
const anySearch = (search: Record<string, unknown>) => search;

const banksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/questions',
  validateSearch: anySearch,
  loader: () => loadTexts('assessment'),
  component: lazyRouteComponent(() => import('./BanksPage'), 'BanksPage'),
});

const bankRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/questions/$bankId',
  validateSearch: anySearch,
  loader: () => Promise.all([loadTexts('assessment'), loadTexts('attempt')]),
  component: lazyRouteComponent(() => import('./BankPage'), 'BankPage'),
});

const newQuestionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/questions/$bankId/new',
  loader: () => Promise.all([loadTexts('assessment', 'uploads'), loadTexts('attempt')]),
  component: lazyRouteComponent(() => import('./editor/NewQuestionPage'), 'NewQuestionPage'),
});

const questionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/questions/$bankId/$questionId',
  loader: () => Promise.all([loadTexts('assessment', 'uploads'), loadTexts('attempt')]),
  component: lazyRouteComponent(() => import('./editor/QuestionPage'), 'QuestionPage'),
});

export const assessmentShellRoutes = [banksRoute, bankRoute, newQuestionRoute, questionRoute] as const;
