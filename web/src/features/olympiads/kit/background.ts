import type { components } from '../../../api/schema';
import { fetchKit, isComing, type KitSource } from './fetchKit';
import { keepDecoder } from './keptDecoder';

// Runs in the service worker: nothing of a page is used here.

let aheadMs = 0;

async function ask(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
  const date = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(date)) aheadMs = date - Date.now();
  return response;
}

const read = async <T>(path: string) => (await (await ask(path)).json()) as T;

const server: Omit<KitSource, 'keepDecoder'> = {
  offer: (roundId) => read(`/api/rounds/${roundId}/kit`),
  file: async (sealId) => (await ask(`/api/seals/${sealId}`)).arrayBuffer(),
  held: (sealId) => ask(`/api/seals/${sealId}/held`, { method: 'PUT' }),
  aheadMs: () => aheadMs,
};

/** Fetches the sealed papers of the coming week for whoever is signed in, though no page is open. Throws so that the browser tries again. `decoder`: where that of HEIC pictures is. */
export async function fetchKitsInBackground(decoder: string): Promise<void> {
  const from = { ...server, keepDecoder: () => keepDecoder(decoder) };
  const me = await read<components['schemas']['GetMeResponse']>('/api/me');
  const rounds = await read<components['schemas']['GetParticipationItem'][]>('/api/participation');
  const coming = rounds.filter((other) => isComing(other, Date.now() + aheadMs));
  // One that fails does not keep the others from coming.
  const outcomes = await Promise.allSettled(coming.map((round) => fetchKit(round, me, from)));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}
