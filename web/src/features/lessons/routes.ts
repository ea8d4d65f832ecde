import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../app/guard';
import { rootRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';
import { journalShellRoutes } from './journalRoutes';

const texts = () => loadTexts('lessons');

const lessonsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons',
  validateSearch: (search: Record<string, unknown>) => search,
  loader: texts,
  component: lazyRouteComponent(() => import('./LessonsPage'), 'LessonsPage'),
});

const newRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/new',
  loader: texts,
  component: lazyRouteComponent(() => import('./LessonFormPage'), 'NewLessonPage'),
});

const editRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/$lessonId/edit',
  loader: texts,
  component: lazyRouteComponent(() => import('./LessonFormPage'), 'EditLessonPage'),
});

const attendanceRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/$lessonId/attendance',
  validateSearch: (search: Record<string, unknown>) => search,
  loader: texts,
  component: lazyRouteComponent(() => import('./AttendancePage'), 'AttendancePage'),
});

/** The room has the whole screen. */
const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms/$lessonId',
  beforeLoad: requireMe,
  loader: texts,
  component: lazyRouteComponent(() => import('./room/RoomPage'), 'RoomPage'),
});

export const lessonShellRoutes = [lessonsRoute, newRoute, editRoute, attendanceRoute, ...journalShellRoutes] as const;
export const lessonRootRoutes = [roomRoute] as const;
