import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../../app/root';
import { loadTexts } from '../../../i18n';

const childrenRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/children',
  loader: () => loadTexts('family', 'school'),
  component: lazyRouteComponent(() => import('./ChildrenPage'), 'ChildrenPage'),
});

const certificatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/my-certificates',
  loader: () => loadTexts('family'),
  component: lazyRouteComponent(() => import('./CertificatesPage'), 'CertificatesPage'),
});

export const familyShellRoutes = [childrenRoute, certificatesRoute] as const;
