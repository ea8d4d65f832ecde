import { QueryClient, type InvalidateQueryFilters, type InvalidateOptions } from '@tanstack/react-query';
import { ApiError } from '../api/errors';

/**
 * What is invalidated while it is asked for is asked for once more afterwards. The library does so for what is on the page already; the first answer of all, and what only a
 * loader waits for, it would take as fresh, although the server may have written it before the change (query-core 5.108, Query.fetch). The first answer is waited for: notices
 * that come quicker than a slow line brings it must not keep a page empty.
 */
export class FreshQueryClient extends QueryClient {
  private readonly again = new Set<string>();

  override invalidateQueries<Key extends readonly unknown[] = readonly unknown[]>(
    filters?: InvalidateQueryFilters<Key>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const query of this.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' })) {
      if ((query.state.data !== undefined && query.isActive()) || this.again.has(query.queryHash)) continue;
      this.again.add(query.queryHash);
      const once = () => {
        this.again.delete(query.queryHash);
        return super.invalidateQueries({ queryKey: query.queryKey, exact: true });
      };
      void query.promise?.then(once, once);
    }
    return super.invalidateQueries(filters, options);
  }
}

export const queryClient = new FreshQueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server has decided is not asked again; a broken line is.
      retry: (count, error) => !(error instanceof ApiError && error.status < 500) && count < 3,
    },
  },
});
