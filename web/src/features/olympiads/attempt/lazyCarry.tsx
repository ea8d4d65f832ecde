import { lazy } from 'react';

// Needed when the network does not come back; kept on the device with the rest of the paper's code.

export const CarryCard = lazy(() => import('../carrier/CarryCard').catch(() => ({ default: () => <></> })));
