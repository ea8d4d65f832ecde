/**
 * Routes agreed upon that docs/openapi.json does not describe yet. A route that it does describe wins (see client.ts),
 * so an entry here is deleted once the server has it.
 */
interface Get<T> {
  get: { responses: { 200: { content: { 'application/json': T } } } };
}
interface Post<B, T> {
  post: {
    requestBody: { content: { 'application/json': B } };
    responses: { 200: { content: { 'application/json': T } } };
  };
}

export interface PendingPaths {
  '/api/me': Get<{
    personId: string;
    name: string;
    shortName: string;
    roles: string[];
    organizations: { id: string; name: string }[];
    mustChangePassword: boolean;
    needsSecondFactor: boolean;
    locale: string;
  }>;
  '/api/today': Get<{
    items: {
      kind: string;
      title: string;
      startsAt: string | null;
      endsAt: string | null;
      href: string;
      state: string;
    }[];
  }>;
  '/api/account/sign-in': Post<
    { login: string; password: string; remember?: boolean },
    { status: 'signedIn' | 'passwordChangeRequired' | 'secondFactorRequired' }
  >;
  '/api/account/sign-out': { post: { responses: { 204: { content?: never } } } };
  '/api/account/second-factor': Post<
    { code: string },
    { status: 'signedIn' | 'passwordChangeRequired' | 'secondFactorRequired' }
  >;
  '/api/account/password': Post<{ currentPassword: string; newPassword: string }, never>;
}
