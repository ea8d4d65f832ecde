import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type CourseRow = Got<'/api/courses'>[number];

/** All courses of the cabinet, for its staff. */
export const coursesQuery = queryOptions({
  queryKey: ['courses'],
  queryFn: () => body(api.GET('/api/courses')),
});
