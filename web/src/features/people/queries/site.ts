import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';

/** Name, emblem and colour of the municipality: public settings. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: () => body(api.GET('/api/site')),
  staleTime: Infinity,
});
