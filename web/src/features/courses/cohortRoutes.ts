import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

/** The address keeps the state of tables and which unit is edited; its readers forgive what does not fit. */
export const anySearch = (search: Record<string, unknown>) => search;

/** Errors that learners cannot meet are told by texts of their own. */
export const deskTexts = (...more: string[]) => loadTexts('courses', 'deskErrors', ...more);

const cohortRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId',
  validateSearch: anySearch,
  loader: () => deskTexts('quizDesk', 'enrolment', 'together'),
  component: lazyRouteComponent(() => import('./cohort/CohortPage'), 'CohortPage'),
});

const releaseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/release',
  loader: () => deskTexts('courseDesk'),
  component: lazyRouteComponent(() => import('./cohort/ReleasePage'), 'ReleasePage'),
});

const cohortLessonsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/lessons',
  loader: () => deskTexts('courseDesk', 'lessonErrors'),
  component: lazyRouteComponent(() => import('./cohort/CohortLessonsPage'), 'CohortLessonsPage'),
});

const quizStatisticsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/units/$unitId/quiz',
  validateSearch: anySearch,
  loader: () => deskTexts('quizDesk', 'assessment'),
  component: lazyRouteComponent(() => import('./cohort/QuizStatisticsPage'), 'QuizStatisticsPage'),
});

const quotasRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/quotas',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment'),
  component: lazyRouteComponent(() => import('./cohort/QuotasPage'), 'QuotasPage'),
});

const ordersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/orders',
  loader: () => deskTexts('enrolment', 'desk'),
  component: lazyRouteComponent(() => import('./cohort/OrdersPage'), 'OrdersPage'),
});

const cohortDocumentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/certificates',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment', 'desk'),
  component: lazyRouteComponent(() => import('./cohort/CohortDocumentsPage'), 'CohortDocumentsPage'),
});

const cohortDesignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/certificates/design',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment', 'desk'),
  component: lazyRouteComponent(() => import('./cohort/CohortDocumentsPage'), 'CohortDesignPage'),
});

const gradebookRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/grades',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment'),
  component: lazyRouteComponent(() => import('./grading/GradebookPage'), 'GradebookPage'),
});

const triesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/enrolments/$enrolmentId/tries/$unitId',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment', 'quiz', 'attempt'),
  component: lazyRouteComponent(() => import('./grading/TriesPage'), 'TriesPage'),
});

const ownGradesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning/$enrolmentId/grades',
  loader: () => loadTexts('courses', 'enrolment'),
  component: lazyRouteComponent(() => import('./grading/OwnGradesPage'), 'OwnGradesPage'),
});

const schoolCoursesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/school-courses',
  loader: () => deskTexts('enrolment'),
  component: lazyRouteComponent(() => import('./school/SchoolCoursesPage'), 'SchoolCoursesPage'),
});

const schoolCohortRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/school-courses/$cohortId/$organizationId',
  validateSearch: anySearch,
  loader: () => deskTexts('enrolment'),
  component: lazyRouteComponent(() => import('./school/SchoolCohortPage'), 'SchoolCohortPage'),
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
  loader: () => deskTexts('jury', 'appeals', 'together'),
  component: lazyRouteComponent(() => import('./assignments/WorkPage'), 'WorkPage'),
});

/** A cohort, its gradebook and works, and what schools and learners see of it. */
export const cohortRoutes = [
  cohortRoute,
  releaseRoute,
  cohortLessonsRoute,
  quizStatisticsRoute,
  quotasRoute,
  ordersRoute,
  cohortDocumentsRoute,
  cohortDesignRoute,
  gradebookRoute,
  triesRoute,
  ownGradesRoute,
  schoolCoursesRoute,
  schoolCohortRoute,
  worksRoute,
  workRoute,
] as const;
