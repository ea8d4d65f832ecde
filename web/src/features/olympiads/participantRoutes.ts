import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireMe } from '../../app/guard';
import { frameRoute, rootRoute, shellRoute } from '../../app/root';
import { NetworkError } from '../../api/errors';
import { network } from '../../api/network';
import { loadTexts } from '../../i18n';
import { patience } from '../../sitting/patience';

/** The paper has the whole screen. A paper that is on this device opens without asking who is signed in: there may be no network. */
const attemptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attempts/$attemptId',
  beforeLoad: async (options) => {
    const { isKept } = await import('./attempt/AttemptPage');
    if (!(await isKept(options.params.attemptId))) await requireMe(options);
  },
  loader: () => loadTexts('attempt'),
  component: lazyRouteComponent(() => import('./attempt/AttemptPage'), 'AttemptPage'),
});

const myOlympiadsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/my-olympiads',
  loader: () => loadTexts('participation'),
  component: lazyRouteComponent(() => import('./participation/MyOlympiadsPage'), 'MyOlympiadsPage'),
});

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Whoever has a kit on this device may come without a network: nobody can say then who is signed in. */
const roundRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/rounds/$roundId',
  beforeLoad: async (options) => {
    const { kitsHere } = await import('./kit/kit');
    const here = (await kitsHere(options.params.roundId)).length > 0;
    if (here && !network.isOnline()) return;
    try {
      // A line may swallow what is sent, and the browser waits for minutes.
      await Promise.race([requireMe(options), ...(here ? [after(patience)] : [])]);
    } catch (error) {
      if (!here || !(error instanceof NetworkError)) throw error;
    }
  },
  loader: () => loadTexts('participation'),
  component: lazyRouteComponent(() => import('./participation/RoundPage'), 'RoundPage'),
});

const resultRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/attempts/$attemptId/result',
  loader: () => loadTexts('result', 'attempt', 'participation'),
  component: lazyRouteComponent(() => import('./result/ResultPage'), 'ResultPage'),
});

export const participantRootRoutes = [attemptRoute] as const;
export const participantFrameRoutes = [roundRoute] as const;
export const participantShellRoutes = [myOlympiadsRoute, resultRoute] as const;
