import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../app/guard';
import { rootRoute, shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';
import { anySearch, cohortRoutes, deskTexts } from './cohortRoutes';

const learningRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning',
  loader: () => loadTexts('courses', 'quiz'),
  component: lazyRouteComponent(() => import('./learning/LearningPage'), 'LearningPage'),
});

const learnedCourseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning/$enrolmentId',
  loader: () => loadTexts('courses', 'together'),
  component: lazyRouteComponent(() => import('./learning/LearnedCoursePage'), 'LearnedCoursePage'),
});

const learnedUnitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/learning/$enrolmentId/units/$unitId',
  validateSearch: anySearch,
  loader: () => loadTexts('courses', 'quiz', 'together', 'appeals', 'talk'),
  component: lazyRouteComponent(() => import('./learning/LearnedUnitPage'), 'LearnedUnitPage'),
});

/** The quiz has the whole screen. One that is on this device opens without asking who is signed in: there may be no network. */
const quizRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/quizzes/$attemptId',
  beforeLoad: async (options) => {
    const { isKept } = await import('./quiz/QuizPage');
    if (!(await isKept(options.params.attemptId))) await requireMe(options);
  },
  loader: () => loadTexts('quiz', 'attempt', 'courses'),
  component: lazyRouteComponent(() => import('./quiz/QuizPage'), 'QuizPage'),
});

/** What was taken along opens without asking who is signed in: there may be no network. */
const takenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/taken/$enrolmentId',
  loader: () => loadTexts('courses', 'together'),
  component: lazyRouteComponent(() => import('./taken/TakenPage'), 'TakenPage'),
});

const coursesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses',
  validateSearch: anySearch,
  loader: () => deskTexts('exchange', 'uploads'),
  component: lazyRouteComponent(() => import('./author/CoursesPage'), 'CoursesPage'),
});

const courseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId',
  validateSearch: anySearch,
  loader: () => deskTexts('assessment', 'courseDesk', 'quiz', 'quizDesk', 'attempt', 'uploads', 'exchange', 'together'),
  component: lazyRouteComponent(() => import('./author/CourseEditorPage'), 'CourseEditorPage'),
});

const walkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId/walk',
  validateSearch: anySearch,
  loader: () => deskTexts('courseDesk', 'quiz', 'quizDesk', 'attempt', 'together'),
  component: lazyRouteComponent(() => import('./author/walk/WalkPage'), 'WalkPage'),
});

const courseCohortsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId/cohorts',
  loader: () => deskTexts('assessment', 'courseDesk', 'exchange'),
  component: lazyRouteComponent(() => import('./author/CourseCohortsPage'), 'CourseCohortsPage'),
});

const groupsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/units/$unitId/groups',
  loader: () => deskTexts('together'),
  component: lazyRouteComponent(() => import('./together/GroupsPage'), 'GroupsPage'),
});

const peersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cohorts/$cohortId/units/$unitId/reviews',
  loader: () => deskTexts('together'),
  component: lazyRouteComponent(() => import('./together/PeersPage'), 'PeersPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reviews/$reviewId',
  loader: () => deskTexts('together', 'jury', 'appeals'),
  component: lazyRouteComponent(() => import('./together/ReviewPage'), 'ReviewPage'),
});

const courseReadinessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/courses/$courseId/readiness',
  loader: () => deskTexts('assessment', 'courseDesk', 'readiness', 'exchange'),
  component: lazyRouteComponent(() => import('./readiness/CourseReadinessPage'), 'CourseReadinessPage'),
});

const ownReadinessRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/readiness',
  loader: () => loadTexts('courses', 'readiness'),
  component: lazyRouteComponent(() => import('./readiness/OwnReadinessPage'), 'OwnReadinessPage'),
});

const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/readiness/coverage',
  validateSearch: anySearch,
  loader: () => deskTexts('readiness'),
  component: lazyRouteComponent(() => import('./readiness/CoveragePage'), 'CoveragePage'),
});

const notTakenRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/readiness/not-taken',
  validateSearch: anySearch,
  loader: () => deskTexts('readiness'),
  component: lazyRouteComponent(() => import('./readiness/NotTakenPage'), 'NotTakenPage'),
});

const frameworkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/readiness/framework',
  loader: () => deskTexts('readiness'),
  component: lazyRouteComponent(() => import('./readiness/FrameworkPage'), 'FrameworkPage'),
});

const tutorQuestionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tutor-questions',
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./talk/TutorQuestionsPage'), 'TutorQuestionsPage'),
});

const discussionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discussions/$cohortId',
  validateSearch: anySearch,
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./talk/DiscussionPage'), 'DiscussionPage'),
});

const threadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/discussions/$cohortId/$threadId',
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./talk/ThreadPage'), 'ThreadPage'),
});

const notesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/notes',
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./talk/NotesPage'), 'NotesPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  validateSearch: anySearch,
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./dates/CalendarPage'), 'CalendarPage'),
});

const remindersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/reminders',
  loader: () => loadTexts('courses', 'talk'),
  component: lazyRouteComponent(() => import('./dates/RemindersPage'), 'RemindersPage'),
});

export const courseRootRoutes = [quizRoute, takenRoute] as const;

export const courseShellRoutes = [
  ...cohortRoutes,
  learningRoute,
  learnedCourseRoute,
  learnedUnitRoute,
  coursesRoute,
  courseRoute,
  walkRoute,
  courseCohortsRoute,
  groupsRoute,
  peersRoute,
  reviewRoute,
  courseReadinessRoute,
  ownReadinessRoute,
  coverageRoute,
  notTakenRoute,
  frameworkRoute,
  tutorQuestionsRoute,
  discussionRoute,
  threadRoute,
  notesRoute,
  calendarRoute,
  remindersRoute,
] as const;
