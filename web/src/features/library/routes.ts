import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { openRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

const texts = () => loadTexts('library');

const libraryRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/library',
  loader: texts,
  component: lazyRouteComponent(() => import('./LibraryPage'), 'LibraryPage'),
});

const materialRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/library/$materialId',
  loader: texts,
  component: lazyRouteComponent(() => import('./MaterialPage'), 'MaterialPage'),
});

const collectionRoute = createRoute({
  getParentRoute: () => openRoute,
  path: '/library/collections/$collectionId',
  loader: texts,
  component: lazyRouteComponent(() => import('./CollectionPage'), 'CollectionPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/new',
  loader: texts,
  component: lazyRouteComponent(() => import('./MaterialFormPage'), 'NewMaterialPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/$materialId/edit',
  loader: texts,
  component: lazyRouteComponent(() => import('./MaterialFormPage'), 'EditMaterialPage'),
});

const ownRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/own',
  loader: texts,
  component: lazyRouteComponent(() => import('./ListPages'), 'OwnMaterialsPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/review',
  loader: texts,
  component: lazyRouteComponent(() => import('./ListPages'), 'ReviewPage'),
});

const newCollectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/collections/new',
  loader: texts,
  component: lazyRouteComponent(() => import('./CollectionFormPage'), 'NewCollectionPage'),
});

const editCollectionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/library/collections/$collectionId/edit',
  loader: texts,
  component: lazyRouteComponent(() => import('./CollectionFormPage'), 'EditCollectionPage'),
});

export const libraryOpenRoutes = [libraryRoute, materialRoute, collectionRoute] as const;
export const libraryShellRoutes = [
  newRoute,
  editRoute,
  ownRoute,
  reviewRoute,
  newCollectionRoute,
  editCollectionRoute,
] as const;
