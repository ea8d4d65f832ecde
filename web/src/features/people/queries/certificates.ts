import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Certificate = Got<'/api/certificates/mine'>[number];

/** How many documents a coordinator can fetch for the school, by olympiad and contest. */
export const schoolCertificatesQuery = queryOptions({
  queryKey: ['certificates', 'of-schools'],
  queryFn: () => body(api.GET('/api/certificates/of-schools')),
});

/** One's own, and of one's children. */
export const myCertificatesQuery = queryOptions({
  queryKey: ['certificates', 'mine'],
  queryFn: () => body(api.GET('/api/certificates/mine')),
});
