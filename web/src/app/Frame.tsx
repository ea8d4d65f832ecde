import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../api/network';
import { meQuery } from '../features/people/queries/me';
import { Tag } from '../ui/Tag';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { navFor } from './nav';
import { VisionSwitch } from './VisionSwitch';
import './frame.css';

const FetchKits = lazy(() =>
  import('../features/olympiads/kit/FetchKits').then(
    ({ FetchKits }) => ({ default: FetchKits }),
    // Without a network there is nothing to fetch either.
    () => ({ default: () => null }),
  ),
);

/** The header and the page below it. Who has signed in sees the sections and the own name, a visitor the way in. */
export function Frame({ children = <Outlet /> }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const online = useOnline();
  const { data } = useQuery(meQuery);
  const path = useLocation({ select: (location) => location.pathname });
  const [openAt, setOpenAt] = useState<string>();
  // The menu of a phone closes by itself when one has gone somewhere.
  const open = openAt === path;
  const me = data?.status === 'signedIn' ? data : undefined;

  return (
    <>
      <header className="top" data-open={open || undefined}>
        <Brand />
        <button
          type="button"
          className="top-menu"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpenAt(open ? undefined : path)}
        >
          {t('nav.menu')}
        </button>
        <div id="menu" className="top-fold">
          <nav aria-label={t('nav.main')}>
            {data !== undefined &&
              navFor(me).map((item) => (
                <Link
                  key={item.to}
                  to={item.to}
                  activeOptions={{ exact: item.to === '/' }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {t(item.label)}
                </Link>
              ))}
            <Link to="/help" activeProps={{ 'aria-current': 'page' }}>
              {t('nav.help')}
            </Link>
          </nav>
          <div className="top-end">
            <VisionSwitch />
            <LanguageSwitch />
            {me && (
              <Link to="/account" className="top-me" activeProps={{ 'aria-current': 'page' }}>
                {me.shortName}
              </Link>
            )}
            {data === null && path !== '/sign-in' && (
              <Link to="/sign-in" className="top-me">
                {t('nav.signIn')}
              </Link>
            )}
          </div>
        </div>
        <span className="top-net" role="status" data-online={online || undefined}>
          <Tag kind={online ? 'ok' : 'warn'}>{t(online ? 'network.online' : 'network.offline')}</Tag>
        </span>
      </header>
      {me?.roles.includes('pupil') && (
        <Suspense>
          <FetchKits holder={me} />
        </Suspense>
      )}
      {children}
    </>
  );
}
