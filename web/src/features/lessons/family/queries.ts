import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';
import { journalsKey, messagesKey, threadsQuery } from '../../people/queries/journals';

export type Diary = Got<'/api/diaries/{personId}'>;
export type DiaryLesson = Diary['lessons'][number];
export type Recipient = Got<'/api/messages/recipients'>[number];

export const diariesQuery = queryOptions({
  queryKey: [...journalsKey, 'diaries'],
  queryFn: () => body(api.GET('/api/diaries')),
});

export const diaryQuery = (personId: string) =>
  queryOptions({
    queryKey: [...journalsKey, 'diary', personId],
    queryFn: () => body(api.GET('/api/diaries/{personId}', { params: { path: { personId } } })),
  });

export { messagesKey, threadsQuery };

export const recipientsQuery = queryOptions({
  queryKey: [...messagesKey, 'recipients'],
  queryFn: () => body(api.GET('/api/messages/recipients')),
});

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: [...messagesKey, 'one', id],
    queryFn: () => body(api.GET('/api/messages/{id}', { params: { path: { id } } })),
    refetchInterval: 30_000,
  });
