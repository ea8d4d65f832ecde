import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';
import { adoptTimeZone } from '../../../i18n/zone';

/** Name, emblem, colour and time zone of the municipality: public settings. */
export const siteQuery = queryOptions({
  queryKey: ['site'],
  queryFn: async () => {
    const site = await body(api.GET('/api/site'));
    adoptTimeZone(site.timeZone);
    return site;
  },
  staleTime: Infinity,
});
