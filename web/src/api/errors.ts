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

const codesByStatus: Record<number, string> = {
  400: 'request.invalid',
  401: 'session.required',
  403: 'access.denied',
  404: 'not.found',
  409: 'conflict',
  413: 'request.tooLarge',
  429: 'request.tooMany',
  502: 'server.unavailable',
  503: 'server.busy',
  504: 'server.unavailable',
};

/** Reads an unsuccessful response, whatever its body is. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const fallback = codesByStatus[response.status] ?? 'server.failed';
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
