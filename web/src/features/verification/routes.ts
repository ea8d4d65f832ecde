import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

const formRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/verify',
  loader: () => loadTexts('verify'),
  component: lazyRouteComponent(() => import('./VerifyFormPage'), 'VerifyFormPage'),
});

/** The address that is printed on certificates as a QR code. */
const numberRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/verify/$number',
  loader: () => loadTexts('verify'),
  component: lazyRouteComponent(() => import('./VerifyPage'), 'VerifyPage'),
});

export const verificationRoutes = [formRoute, numberRoute] as const;
