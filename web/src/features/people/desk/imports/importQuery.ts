import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../../api/client';
import type { ImportRow } from '../queries';

export const importStatuses: readonly ImportRow['status'][] = ['error', 'new', 'update', 'same'];

/** Rows that the server gives at once. */
const pageSize = 200;

/** A page (from 1) of an uploaded table as it would be taken over. */
export const importQuery = (id: string, { status, page }: { status?: ImportRow['status'] | undefined; page: number }) =>
  queryOptions({
    queryKey: ['import', id, status, page],
    queryFn: () =>
      body(
        api.GET('/api/imports/{id}', {
          params: { path: { id }, query: { ...(status && { status }), skip: (page - 1) * pageSize } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
