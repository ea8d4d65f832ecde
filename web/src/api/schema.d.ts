export interface paths {
  '/api/site': { get: { responses: { 200: { content: { 'application/json': components['schemas']['SiteResponse'] } } } } };
  '/api/me': { get: { responses: { 200: { content: { 'application/json': components['schemas']['MeResponse'] } } } } };
  '/api/today': { get: { responses: { 200: { content: { 'application/json': components['schemas']['TodayResponse'] } } } } };
  '/api/account/sign-in': {
    post: {
      requestBody: { content: { 'application/json': components['schemas']['SignInRequest'] } };
      responses: { 200: { content: { 'application/json': components['schemas']['SignInResponse'] } } };
    };
  };
  '/api/account/sign-out': { post: { responses: { 204: { content?: never } } } };
  '/api/account/second-factor': {
    post: {
      requestBody: { content: { 'application/json': { code: string } } };
      responses: { 200: { content: { 'application/json': components['schemas']['SignInResponse'] } } };
    };
  };
  '/api/account/password': {
    post: {
      requestBody: { content: { 'application/json': { currentPassword: string; newPassword: string } } };
      responses: { 204: { content?: never } };
    };
  };
}
export interface components {
  schemas: {
    SiteResponse: { municipality: string; cabinet: string; accent: string };
    MeResponse: {
      personId: string;
      name: string;
      shortName: string;
      roles: string[];
      mustChangePassword: boolean;
      needsSecondFactor: boolean;
      locale: string;
    };
    SignInRequest: { login: string; password: string; remember?: boolean };
    SignInResponse: { status: 'signedIn' | 'passwordChangeRequired' | 'secondFactorRequired' };
    TodayResponse: { items: components['schemas']['TodayItem'][] };
    TodayItem: {
      kind: string;
      title: string;
      startsAt: string | null;
      endsAt: string | null;
      href: string;
      state: string;
    };
  };
}
