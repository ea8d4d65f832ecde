import { lazy } from 'react';

// Needed at the end of a work or after it, or never: the paper is to open quickly on a slow line.

const nothing = { default: () => <></> };

export const ReceiptsCard = lazy(() => import('../receipts/ReceiptsCard').catch(() => nothing));
export const ProofCard = lazy(() => import('../receipts/ProofCard').catch(() => nothing));
