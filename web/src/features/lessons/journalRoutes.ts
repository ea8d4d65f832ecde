import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/root';
import { loadTexts } from '../../i18n';

const journalTexts = () => loadTexts('journal', 'homework');
const homeworkTexts = () => loadTexts('journal', 'homework', 'appeals', 'jury');
const familyTexts = () => loadTexts('diary', 'journal', 'homework');

const journalsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journals',
  loader: journalTexts,
  component: lazyRouteComponent(() => import('./journal/JournalsPage'), 'JournalsPage'),
});

const journalRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journals/$journalId',
  validateSearch: (search: Record<string, unknown>): { term?: number } =>
    typeof search.term === 'number' ? { term: search.term } : {},
  loader: journalTexts,
  component: lazyRouteComponent(() => import('./journal/JournalPage'), 'JournalPage'),
});

const termsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journals/$journalId/terms',
  loader: journalTexts,
  component: lazyRouteComponent(() => import('./journal/TermsPage'), 'TermsPage'),
});

const worksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journals/$journalId/works',
  loader: journalTexts,
  component: lazyRouteComponent(() => import('./journal/WaitingWorksPage'), 'WaitingWorksPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lessons/$lessonId/record',
  loader: journalTexts,
  component: lazyRouteComponent(() => import('./journal/LessonRecordPage'), 'LessonRecordPage'),
});

const homeworkWorkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/homework/works/$workId',
  loader: homeworkTexts,
  component: lazyRouteComponent(() => import('./journal/HomeworkWorkPage'), 'HomeworkWorkPage'),
});

const homeworkRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/homework/$lessonId/$personId',
  loader: homeworkTexts,
  component: lazyRouteComponent(() => import('./journal/HomeworkPage'), 'HomeworkPage'),
});

const familyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/family',
  validateSearch: (search: Record<string, unknown>): { child?: string } =>
    typeof search.child === 'string' ? { child: search.child } : {},
  loader: () => Promise.all([familyTexts(), loadTexts('school')]),
  component: lazyRouteComponent(() => import('./family/FamilyPage'), 'FamilyPage'),
});

const diaryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/diary',
  loader: familyTexts,
  component: lazyRouteComponent(() => import('./family/FamilyPage'), 'DiaryPage'),
});

const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  loader: () => loadTexts('diary'),
  component: lazyRouteComponent(() => import('./family/MessagesPage'), 'MessagesPage'),
});

const threadRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/$threadId',
  loader: () => loadTexts('diary'),
  component: lazyRouteComponent(() => import('./family/ThreadPage'), 'ThreadPage'),
});

export const journalShellRoutes = [
  journalsRoute,
  journalRoute,
  termsRoute,
  worksRoute,
  recordRoute,
  homeworkWorkRoute,
  homeworkRoute,
  familyRoute,
  diaryRoute,
  messagesRoute,
  threadRoute,
] as const;
