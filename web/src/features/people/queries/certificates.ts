import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Certificate = Got<'/api/certificates/mine'>[number];

/** One's own, and of one's children. */
export const myCertificatesQuery = queryOptions({
  queryKey: ['certificates', 'mine'],
  queryFn: () => body(api.GET('/api/certificates/mine')),
});
