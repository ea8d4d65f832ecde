import { useRouterState, type AnyRouter } from '@tanstack/react-router';

/** The next page was asked for and has not come yet: the present one still stands, and whatever it took now would be lost. */
export const isLeaving = ({ location, resolvedLocation }: AnyRouter['state']) =>
  resolvedLocation !== undefined && location.pathname !== resolvedLocation.pathname;

export const useLeaving = () => useRouterState({ select: isLeaving });
