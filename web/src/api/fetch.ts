import { serverClock } from './clock';
import { NetworkError } from './errors';
import { askToSignIn } from './session';
import { network } from './network';

/** One exchange with the server, whatever it answers: no sign-in dialog. */
export async function exchange(request: Request): Promise<Response> {
  const sentAt = performance.now();
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    network.failed();
    throw new NetworkError(error);
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
export async function apiFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await exchange(request);
  if (response.status !== 401 || isAccountEntry(request.url)) return response;
  return (await askToSignIn()) ? exchange(again) : response;
}
