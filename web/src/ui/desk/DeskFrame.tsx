import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import { MantineProvider } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useDark } from '../theme/appearance';
import { theme } from './theme';
import './desk.css';

/** Mantine for the working pages of staff. Each page imports the styles of the components it uses. */
export function DeskFrame() {
  const dark = useDark();
  return (
    <MantineProvider theme={theme} forceColorScheme={dark ? 'dark' : 'light'}>
      <Outlet />
    </MantineProvider>
  );
}
