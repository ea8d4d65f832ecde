import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../app/guard';
import { rootRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';
import { journalShellRoutes } from './journalRoutes';

const texts = () => loadTexts('lessons');
const timetableTexts = () => loadTexts('timetable', 'lessons');

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

const replayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/$lessonId/replay',
  loader: () => loadTexts('lessons', 'replay'),
  component: lazyRouteComponent(() => import('./replay/ReplayPage'), 'ReplayPage'),
});

const checkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/$lessonId/check',
  loader: texts,
  component: lazyRouteComponent(() => import('./room/media/CheckPage'), 'CheckPage'),
});

/** The room has the whole screen. */
const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rooms/$lessonId',
  beforeLoad: requireMe,
  loader: () => loadTexts('lessons', 'replay'),
  component: lazyRouteComponent(() => import('./room/RoomPage'), 'RoomPage'),
});

const search = (asked: Record<string, unknown>) => asked;

const weekRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/MyWeekPage'), 'MyWeekPage'),
});

const schoolWeekRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/school',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/SchoolTimetablePage'), 'SchoolTimetablePage'),
});

const timetableSettingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/settings',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/SettingsPage'), 'SettingsPage'),
});

const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/groups',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/GroupsPage'), 'GroupsPage'),
});

const newGroupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/groups/new',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/GroupFormPage'), 'NewGroupPage'),
});

const groupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/groups/$groupId',
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/GroupPage'), 'GroupPage'),
});

const editGroupRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/timetable/groups/$groupId/edit',
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./timetable/GroupFormPage'), 'EditGroupPage'),
});

const homeListRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/home-schooling',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./home/HomeListPage'), 'HomeListPage'),
});

const homeCaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/home-schooling/$caseId',
  validateSearch: search,
  loader: timetableTexts,
  component: lazyRouteComponent(() => import('./home/HomeCasePage'), 'HomeCasePage'),
});

export const lessonShellRoutes = [
  lessonsRoute,
  newRoute,
  editRoute,
  attendanceRoute,
  replayRoute,
  checkRoute,
  weekRoute,
  schoolWeekRoute,
  timetableSettingsRoute,
  groupsRoute,
  newGroupRoute,
  groupRoute,
  editGroupRoute,
  homeListRoute,
  homeCaseRoute,
  ...journalShellRoutes,
] as const;
export const lessonRootRoutes = [roomRoute] as const;
