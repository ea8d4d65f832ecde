import { createRouter } from '@tanstack/react-router';
import { assessmentShellRoutes } from '../features/assessment/routes';
import { courseRootRoutes, courseShellRoutes } from '../features/courses/routes';
import { lessonRootRoutes, lessonShellRoutes } from '../features/lessons/routes';
import { libraryOpenRoutes, libraryShellRoutes } from '../features/library/routes';
import { appealShellRoutes } from '../features/olympiads/appeals/routes';
import { contestOpenRoutes, contestRootRoutes, contestShellRoutes } from '../features/olympiads/contests/routes';
import { deskRootRoutes, deskShellRoutes } from '../features/olympiads/desk/routes';
import { juryShellRoutes } from '../features/olympiads/jury/routes';
import { lateShellRoutes } from '../features/olympiads/late/routes';
import {
  participantFrameRoutes,
  participantRootRoutes,
  participantShellRoutes,
} from '../features/olympiads/participantRoutes';
import { resultsRootRoutes, resultsShellRoutes } from '../features/olympiads/results/routes';
import { schoolShellRoutes } from '../features/olympiads/school/routes';
import { peopleDeskRoutes } from '../features/people/desk/routes';
import { familyShellRoutes } from '../features/people/family/routes';
import { standingRoutes } from '../features/olympiads/standings/routes';
import { workOpenRoutes } from '../features/olympiads/works/routes';
import { peopleOpenRoutes, peopleShellRoutes } from '../features/people/routes';
import { verificationRoutes } from '../features/verification/routes';
import { ErrorPage } from './ErrorPage';
import { queryClient } from './query';
import { frameRoute, openRoute, rootRoute, shellRoute } from './root';

/*
 * Frames, each with the routes of the features:
 *   open   anybody may come (sign-in, help, verification, public standing)
 *   shell  signed in, light pages without Mantine (start page, account)
 *   desk   signed in, Mantine for working pages of staff
 * A page that needs the whole screen (the paper) hangs on rootRoute and guards itself with requireMe.
 */
const routeTree = rootRoute.addChildren([
  frameRoute.addChildren([
    openRoute.addChildren([
      ...peopleOpenRoutes,
      ...standingRoutes,
      ...workOpenRoutes,
      ...contestOpenRoutes,
      ...libraryOpenRoutes,
      ...verificationRoutes,
    ]),
    shellRoute.addChildren([
      ...peopleShellRoutes,
      ...participantShellRoutes,
      ...deskShellRoutes,
      ...juryShellRoutes,
      ...lateShellRoutes,
      ...appealShellRoutes,
      ...resultsShellRoutes,
      ...contestShellRoutes,
      ...peopleDeskRoutes,
      ...familyShellRoutes,
      ...schoolShellRoutes,
      ...assessmentShellRoutes,
      ...libraryShellRoutes,
      ...courseShellRoutes,
      ...lessonShellRoutes,
    ]),
    ...participantFrameRoutes,
  ]),
  ...participantRootRoutes,
  ...courseRootRoutes,
  ...lessonRootRoutes,
  ...deskRootRoutes,
  ...contestRootRoutes,
  ...resultsRootRoutes,
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  notFoundMode: 'root',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
