import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

/** The address keeps the state of tables and which unit is edited; its readers forgive what does not fit. */
const anySearch = (search: Record<string, unknown>) => search;

/** Errors that learners cannot meet are told by texts of their own. */
const deskTexts = (...more: string[]) => loadTexts('courses', 'deskErrors', ...more);

const learningRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning',
  loader: () => loadTexts('courses'),
  component: lazyRouteComponent(() => import('./learning/LearningPage'), 'LearningPage'),
});

const learnedCourseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning/$enrolmentId',
  loader: () => loadTexts('courses'),
  component: lazyRouteComponent(() => import('./learning/LearnedCoursePage'), 'LearnedCoursePage'),
});

const learnedUnitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning/$enrolmentId/units/$unitId',
  loader: () => loadTexts('courses'),
  component: lazyRouteComponent(() => import('./learning/LearnedUnitPage'), 'LearnedUnitPage'),
});

const coursesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses',
  validateSearch: anySearch,
  loader: () => deskTexts(),
  component: lazyRouteComponent(() => import('./author/CoursesPage'), 'CoursesPage'),
});

const courseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId',
  validateSearch: anySearch,
  loader: () => deskTexts('assessment', 'uploads'),
  component: lazyRouteComponent(() => import('./author/CourseEditorPage'), 'CourseEditorPage'),
});

const courseCohortsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId/cohorts',
  loader: () => deskTexts('assessment'),
  component: lazyRouteComponent(() => import('./author/CourseCohortsPage'), 'CourseCohortsPage'),
});

const cohortRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId',
  validateSearch: anySearch,
  loader: () => deskTexts(),
  component: lazyRouteComponent(() => import('./cohort/CohortPage'), 'CohortPage'),
});

const worksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/works',
  validateSearch: anySearch,
  loader: () => deskTexts(),
  component: lazyRouteComponent(() => import('./assignments/WorksPage'), 'WorksPage'),
});

const workRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/submissions/$submissionId',
  loader: () => deskTexts('jury', 'appeals'),
  component: lazyRouteComponent(() => import('./assignments/WorkPage'), 'WorkPage'),
});

export const courseShellRoutes = [
  learningRoute,
  learnedCourseRoute,
  learnedUnitRoute,
  coursesRoute,
  courseRoute,
  courseCohortsRoute,
  cohortRoute,
  worksRoute,
  workRoute,
] as const;
