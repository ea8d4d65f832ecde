import { lazy } from 'react';

// Needed where somebody lies, so hardly ever: the paper is to open quickly on a slow line.

export const Forged = lazy(() => import('./Forged').catch(() => ({ default: () => <></> })));
