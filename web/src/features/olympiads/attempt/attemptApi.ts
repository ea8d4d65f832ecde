import { ApiError, apiErrorFrom, NetworkError } from '../../../api/errors';
import { apiFetch, exchange } from '../../../api/fetch';
import type { components } from '../../../api/schema';
import { patience, postJournal, read, request } from '../../../sitting/http';
import type { Batch } from '../../../sitting/journal/sender';
import { begunHere, markOpened, sinceBegun } from '../kit/opened';
import type { AttemptView } from './contract';
import type { Place } from '../../../sitting/place';

/** The snapshot without the paper, when that is in the sealed paper on this device. */
export type KitAttempt = Omit<AttemptView, 'paper'> & { paper: AttemptView['paper'] | null };

/** `sealId`: of the sealed paper on this device. */
export function openAttempt(roundId: string): Promise<AttemptView>;
export function openAttempt(roundId: string, sealId: string): Promise<KitAttempt>;
export function openAttempt(roundId: string, sealId?: string) {
  return read<KitAttempt>(() => apiFetch(request(`/api/rounds/${roundId}/attempt${unless(sealId)}`, 'POST')));
}

export function getAttempt(attemptId: string): Promise<AttemptView>;
export function getAttempt(attemptId: string, sealId: string | undefined): Promise<KitAttempt>;
export function getAttempt(attemptId: string, sealId?: string) {
  const begun = begunHere(attemptId);
  return begun
    ? introduce(attemptId, { ...begun, sealId }, apiFetch)
    : read<KitAttempt>(() => apiFetch(request(`/api/attempts/${attemptId}${unless(sealId)}`, 'GET'), patience));
}

/** The server learns of an attempt that was begun on this device before anything else is said of it. */
async function known<T>(attemptId: string, send: typeof exchange, say: () => Promise<T>): Promise<T> {
  const begun = begunHere(attemptId);
  if (begun) await introduce(attemptId, begun, send);
  return say();
}

async function introduce(
  attemptId: string,
  { roundId, sealId }: { roundId: string; sealId: string | undefined },
  send: typeof exchange,
) {
  const seal = sealId === undefined ? '' : `&seal=${sealId}`;
  const elapsed = sinceBegun(attemptId);
  const since = elapsed === undefined ? '' : `&elapsed=${String(elapsed)}`;
  const path = `/api/rounds/${roundId}/attempt?begun=true&attempt=${attemptId}${seal}${since}`;
  let view: KitAttempt;
  try {
    view = await read<KitAttempt>(() => send(request(path, 'POST', undefined, AbortSignal.timeout(patience))));
  } catch (error) {
    if (error instanceof DOMException) throw new NetworkError(error);
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
    // It is the attempt that is refused, not an entry: all of them stay on this device, to be sent when it is allowed; after a pause that is soon.
    throw new ApiError(error.code === 'olympiad.round.paused' ? 503 : 403, error.code, error.args);
  }
  markOpened(attemptId);
  return view;
}

const unless = (sealId?: string) => (sealId === undefined ? '' : `?seal=${sealId}`);

export const handIn = (
  attemptId: string,
  heads: { deviceId: string; seq: number; hash: string }[],
  browserId: string,
) =>
  known(attemptId, apiFetch, () =>
    read<{ handedInAt: string }>(() =>
      apiFetch(request(`/api/attempts/${attemptId}/hand-in`, 'POST', { heads, browserId }), patience),
    ),
  );

/** Where a file of a work is put and fetched. */
export const fileUrl = (attemptId: string, sha256: string) => `/api/attempts/${attemptId}/files/${sha256}`;

/** Never asks to sign in: a place is not worth a dialog. */
export async function keepPlace(attemptId: string, { taskId, flags }: Place) {
  const response = await exchange(request(`/api/attempts/${attemptId}/place`, 'PUT', { taskId, flags }));
  if (!response.ok) throw await apiErrorFrom(response);
}

export type DeviceWord = components['schemas']['TellOfDeviceRequest'];

/** Never asks to sign in either; outlives the page, because it is said when that is left. */
export async function tellOfDevice(attemptId: string, browserId: string, word: DeviceWord) {
  const path = `/api/attempts/${attemptId}/devices/${browserId}`;
  const response = await exchange(new Request(request(path, 'PUT', word), { keepalive: true }));
  if (!response.ok) throw await apiErrorFrom(response);
}

export const sendJournal = (attemptId: string, batch: Batch) =>
  known(attemptId, exchange, () => postJournal(`/api/attempts/${attemptId}/journal`, batch));
