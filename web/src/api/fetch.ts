import { serverClock } from './clock';
import { NetworkError } from './errors';
import { askToSignIn } from './session';
import { network } from './network';

/** Given up because nothing came, and not because somebody has no use for the answer any more. */
const isTimeout = (reason: unknown) => reason instanceof Object && 'name' in reason && reason.name === 'TimeoutError';

/**
 * One exchange with the server, whatever it answers: no sign-in dialog. A line that swallows what is sent has failed as well as one
 * that is cut: after `patience` ms without the first byte of an answer, or when the request's own signal has timed out.
 */
export async function exchange(request: Request, patience?: number): Promise<Response> {
  const sentAt = performance.now();
  const waiting = patience === undefined ? undefined : new AbortController();
  const timer = waiting && setTimeout(() => waiting.abort(), patience);
  let response: Response;
  try {
    response = await fetch(request, waiting && { signal: waiting.signal });
  } catch (error) {
    if (request.signal.aborted && !isTimeout(request.signal.reason)) throw error;
    network.failed();
    throw new NetworkError(error);
  } finally {
    clearTimeout(timer);
  }
  network.succeeded();
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) serverClock.observe(date, sentAt, performance.now(), 1000);
  return response;
}

/** Signing in itself, and the question who is signed in, must not ask to sign in. */
const isAccountEntry = (url: string) =>
  /\/api\/(me|site|account\/(sign-in|sign-out|second-factor|passkey-sign-in))/.test(url);

/**
 * `fetch` for the API: server time, network state; a lost session is renewed over the page and
 * the request then goes on.
 */
export async function apiFetch(request: Request, patience?: number): Promise<Response> {
  const again = request.clone();
  const response = await exchange(request, patience);
  if (response.status !== 401 || isAccountEntry(request.url)) return response;
  return (await askToSignIn()) ? exchange(again, patience) : response;
}
