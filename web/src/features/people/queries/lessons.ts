import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type LessonList = Got<'/api/lessons'>;
export type LessonItem = LessonList['lessons'][number];

/** Everything about lessons, to be read again when one was changed. */
export const lessonsKey = ['lessons'] as const;

/** Of whoever asks, those that come or those that were; all for staff of the cabinet. */
export const lessonsQuery = (past: boolean) =>
  queryOptions({
    queryKey: [...lessonsKey, past],
    queryFn: () => body(api.GET('/api/lessons', { params: { query: { past } } })),
  });
