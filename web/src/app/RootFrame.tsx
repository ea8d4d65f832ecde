import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { signInRequests } from '../api/session';
import { siteQuery } from '../features/people/queries/site';
import { setAccent } from '../ui/theme/appearance';
import { UpdateNotice } from './UpdateNotice';

const SignInDialog = lazy(() => import('../features/people/signIn/SignInDialog'));

/** What is around every page: the municipality's colour, focus on navigation, the sign-in dialog, the notice of a new version. */
export function RootFrame() {
  const { t } = useTranslation();
  const accent = useQuery(siteQuery).data?.accent;
  const signInOpen = useSyncExternalStore(signInRequests.subscribe, signInRequests.isOpen);

  useEffect(() => {
    if (accent) setAccent(accent);
  }, [accent]);
  useFocusOnNavigation();

  return (
    <>
      <a className="skip" href="#content">
        {t('skipToContent')}
      </a>
      <Suspense>
        <Outlet />
      </Suspense>
      {signInOpen && (
        <Suspense>
          <SignInDialog />
        </Suspense>
      )}
      <UpdateNotice />
    </>
  );
}

/** A new page is read out from its heading, as after an ordinary page load. */
function useFocusOnNavigation() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const previous = useRef(path);
  useEffect(() => {
    if (previous.current !== undefined && path !== previous.current)
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    previous.current = path;
  }, [path]);
}
