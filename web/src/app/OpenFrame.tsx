import { Outlet } from '@tanstack/react-router';
import { Brand } from './Brand';
import { LanguageSwitch } from './LanguageSwitch';
import { VisionSwitch } from './VisionSwitch';
import './frame.css';

/** The frame of public pages: name of the cabinet, language, «версия для слабовидящих». */
export function OpenFrame() {
  return (
    <>
      <header className="top">
        <Brand />
        <div className="top-end">
          <VisionSwitch />
          <LanguageSwitch />
        </div>
      </header>
      <Outlet />
    </>
  );
}
