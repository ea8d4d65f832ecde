/** What the server's ProblemDetails becomes: a stable code and the values for its sentence. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly args: Record<string, unknown> = {},
    /** Codes by field name, for a form to show beside its inputs. */
    readonly fields: Record<string, string[]> = {},
    readonly traceId?: string,
  ) {
    super(code);
    this.name = 'ApiError';
  }
}

/** The line, not the server, has failed: nothing is known about whether the request arrived. */
export class NetworkError extends Error {
  constructor(cause?: unknown) {
    super('network', { cause });
    this.name = 'NetworkError';
  }
}

interface Problem {
  code?: string;
  args?: Record<string, unknown>;
  errors?: Record<string, string[]>;
  traceId?: string;
}

// For answers that carry no code: a proxy's page, an authentication challenge.
const codesByStatus: Record<number, string> = {
  400: 'platform.request.malformed',
  401: 'platform.access.not-signed-in',
  403: 'platform.access.not-allowed',
  404: 'platform.not-found',
  409: 'platform.changed-meanwhile',
  413: 'platform.request.too-large',
  429: 'platform.request.too-many',
  502: 'platform.unavailable',
  503: 'platform.database-away',
  504: 'platform.unavailable',
};

/** Reads an unsuccessful response, whatever its body is. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const fallback = codesByStatus[response.status] ?? 'platform.internal';
  let problem: Problem = {};
  if (response.headers.get('content-type')?.includes('json')) {
    try {
      problem = (await response.json()) as Problem;
    } catch {
      // A proxy may cut a body short: the status alone still says what happened.
    }
  }
  const args = { ...problem.args };
  const retryAfter = Number(response.headers.get('retry-after'));
  if (retryAfter > 0) args.count ??= retryAfter;
  return new ApiError(response.status, problem.code ?? fallback, args, problem.errors ?? {}, problem.traceId);
}
