import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';

/** Everything of journals and diaries, to be read again when something was written. */
export const journalsKey = ['journals'] as const;

export const journalsQuery = queryOptions({
  queryKey: [...journalsKey, 'list'],
  queryFn: () => body(api.GET('/api/journals')),
});

export const messagesKey = ['messages'] as const;

/** What families and teachers wrote to whoever asks. */
export const threadsQuery = queryOptions({
  queryKey: [...messagesKey, 'list'],
  queryFn: () => body(api.GET('/api/messages')),
});
