import createClient, { type Middleware } from 'openapi-fetch';
import { apiErrorFrom } from './errors';
import { apiFetch } from './fetch';
import type { paths } from './schema';

/** The body that a GET of the path answers with: `Got<'/api/me'>`. */
export type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer T } } } };
}
  ? T
  : never;

const throwErrors: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await apiErrorFrom(response);
  },
};

/** The typed client. An unsuccessful answer is thrown as ApiError, a broken line as NetworkError. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: apiFetch });
api.use(throwErrors);

/** The body of an answer that has one: `await body(api.GET('/api/me'))`. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}
