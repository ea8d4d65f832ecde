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
    { id: string; createdAt: string; lastSeenAt: string; ip: string; userAgent: string; isThis: boolean }[]
  >;
  '/api/account/sessions/{id}': Delete;
  '/api/account/totp': Ask<{ secret: string; uri: string; qrSvg: string }>;
  '/api/account/totp/confirm': Post<{ code: string }, { status: SignInStatus; recoveryCodes: string[] }>;
  '/api/account/totp/remove': Post<{ password: string }, undefined>;
  '/api/account/passkeys': Get<{ id: string; name: string; createdAt: string }[]> &
    Post<{ credential: unknown; name: string }, { status: SignInStatus }>;
  '/api/account/passkeys/options': Ask<unknown>;
  '/api/account/passkeys/{id}': Delete;
  '/api/account/passkeys/sign-in-options': Ask<unknown>;
  '/api/account/passkeys/sign-in': Post<{ credential: unknown; remember?: boolean }, { status: SignInStatus }>;
  '/api/account/forgot-password': Post<{ loginOrEmail: string }, undefined>;
  '/api/account/reset-password': Post<{ personId: string; token: string; new: string }, undefined>;
  '/api/account/first-administrator': Post<
    {
      token: string;
      lastName: string;
      firstName: string;
      middleName: string;
      email?: string | null;
      login: string;
      password: string;
    },
    { status: SignInStatus }
  >;
}
