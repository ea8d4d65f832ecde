import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type LearningList = Got<'/api/learning'>;
export type OwnCourse = LearningList['courses'][number];
export type Offer = LearningList['offers'][number];

/** Courses of the signed-in person, those that can be asked for, and works that wait for them as tutor. */
export const learningQuery = queryOptions({
  queryKey: ['learning'],
  queryFn: () => body(api.GET('/api/learning')),
});
