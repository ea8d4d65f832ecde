import { lazy } from 'react';

/** What few look at: its code comes after the standing, and the standing does without. */
export const DigestsCard = lazy(() => import('./DigestsCard').catch(() => ({ default: () => <></> })));
