import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../../api/client';

export type Session = Got<'/api/account/sessions'>[number];

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: () => body(api.GET('/api/account/sessions')),
});

export const passkeysQuery = queryOptions({
  queryKey: ['account', 'passkeys'],
  queryFn: () => body(api.GET('/api/account/passkeys')),
});
