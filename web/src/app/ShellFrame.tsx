import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../api/network';
import { useMe } from '../features/people/queries/me';
import { Tag } from '../ui/Tag';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { navFor } from './nav';
import { VisionSwitch } from './VisionSwitch';
import './frame.css';

/** Header and navigation of those who have signed in. */
export function ShellFrame() {
  const { t } = useTranslation();
  const me = useMe();
  const online = useOnline();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);

  return (
    <>
      <header className="top" data-open={open || undefined}>
        <Brand />
        <button
          type="button"
          className="top-menu"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          {t('nav.menu')}
        </button>
        <div id="menu" className="top-fold">
          <nav aria-label={t('nav.main')}>
            {me &&
              navFor(me).map((item) => (
                <Link
                  key={item.to}
                  to={item.to}
                  onClick={close}
                  activeOptions={{ exact: item.to === '/' }}
                  activeProps={{ 'aria-current': 'page' }}
                >
                  {t(item.label)}
                </Link>
              ))}
          </nav>
          <div className="top-end">
            <VisionSwitch />
            <LanguageSwitch />
            {me && <span className="top-me">{me.shortName}</span>}
          </div>
        </div>
        <span className="top-net" role="status">
          <Tag kind={online ? 'ok' : 'warn'}>{t(online ? 'network.online' : 'network.offline')}</Tag>
        </span>
      </header>
      <Outlet />
    </>
  );
}
