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
interface Ask<T> {
  post: { responses: { 200: { content: { 'application/json': T } } } };
}
interface Delete0 {
  delete: { responses: { 204: { content?: never } } };
}
interface Delete {
  delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } };
}

type SignInStatus = 'signedIn' | 'secondFactorRequired' | 'passwordChangeRequired' | 'secondFactorSetupRequired';

export interface PendingPaths {
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
  '/api/account/sessions': Get<
    { id: string; device: string; startedAt: string; lastSeenAt: string; current: boolean }[]
  >;
  '/api/account/sessions/{id}': Delete;
  '/api/account/totp': Ask<{ secret: string; qrSvg: string }> & Delete0;
  '/api/account/totp/confirm': Post<{ code: string }, { recoveryCodes: string[] }>;
  '/api/account/passkeys': Get<{ id: string; name: string; createdAt: string }[]> &
    Post<{ name: string; credential: unknown }, undefined>;
  '/api/account/passkeys/options': Ask<unknown>;
  '/api/account/passkeys/{id}': Delete;
  '/api/account/passkeys/sign-in-options': Ask<unknown>;
  '/api/account/passkeys/sign-in': Post<{ credential: unknown }, { status: SignInStatus }>;
  '/api/account/forgot-password': Post<{ email: string }, undefined>;
  '/api/account/reset-password': Post<{ token: string; password: string }, { status: SignInStatus }>;
  '/api/account/first-administrator': Post<
    {
      token: string;
      login: string;
      password: string;
      lastName: string;
      firstName: string;
      patronymic?: string;
      email?: string;
    },
    { status: SignInStatus }
  >;
}
