import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const mineRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/attempts/$attemptId/appeals',
  loader: () => Promise.all([loadTexts('appeals'), loadTexts('attempt')]),
  component: lazyRouteComponent(() => import('./MyAppealsPage'), 'MyAppealsPage'),
});

const analysisRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rounds/$roundId/analysis',
  loader: () => loadTexts('appeals'),
  component: lazyRouteComponent(() => import('./AnalysisPage'), 'AnalysisPage'),
});

const commissionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals',
  loader: () => loadTexts('appeals'),
  component: lazyRouteComponent(() => import('./CommissionPage'), 'CommissionPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/appeals/$appealId',
  loader: () => Promise.all([loadTexts('appeals'), loadTexts('attempt'), loadTexts('jury')]),
  component: lazyRouteComponent(() => import('./CasePage'), 'CasePage'),
});

export const appealShellRoutes = [mineRoute, analysisRoute, commissionRoute, caseRoute] as const;
