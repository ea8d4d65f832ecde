import type { components } from '../../../api/schema';
import { kitStore, type KeptRound, type Kit } from './kitStore';

// Runs in the page and in the service worker: nothing of a page is used here.

type Round = components['schemas']['GetParticipationItem'];
type Offer = components['schemas']['GetKitResponse'];

const day = 24 * 60 * 60_000;
const week = 7 * day;

/** Where kits come from. Each throws when there is no line or the server refuses. */
export interface KitSource {
  offer: (roundId: string) => Promise<Offer>;
  file: (sealId: string) => Promise<ArrayBuffer>;
  /** Tells the server that the kit is on this device. */
  held: (sealId: string) => Promise<unknown>;
  /** Sees to it that pictures of telephones can be opened here without a network. */
  keepDecoder: () => Promise<unknown>;
  /** By how much the server's clock is ahead of this device's, ms. */
  aheadMs: () => number;
}

/** What came is not what was sealed: cut short on the way, or changed by somebody in between. Fetched anew by the next try. */
export class Altered extends Error {}

/** A newer paper was sealed and did not come. Fetched anew by the next try. `kit`: the old one, which is here. */
export class NotReplaced extends Error {
  constructor(
    readonly kit: Kit,
    cause: unknown,
  ) {
    super('not replaced', { cause });
  }
}

/** Whose a kit is. */
export interface Holder {
  shortName: string;
  login: string;
}

/** A kit as it was found when the server was asked last. `isOld`: the paper was changed since, and the next one is not here yet. */
export type FetchedKit = Kit & { isOld?: boolean };

/** Of a login: enough to know one's own by, and not the whole of it for whoever comes next. */
const loginEnd = 3;

/** Is it to be fetched ahead? `now` by the server's clock. */
export const isComing = ({ state, opensAt, attemptId }: Round, now: number) =>
  !attemptId && (state === 'open' || (state === 'upcoming' && Date.parse(opensAt) - now < week));

/** Sees to it that the latest sealed paper of the round is on this device, and tells the server so. Undefined while there has been none. */
export async function fetchKit(round: Round, holder: Holder, from: KitSource): Promise<FetchedKit | undefined> {
  const { roundId } = round;
  const { attemptId, seal, carrierKey, takesPictures } = await from.offer(roundId);
  await kitStore.dropUnopened(Date.now() + from.aheadMs() - day);
  const here = await kitStore.get(attemptId);
  // Changed since, and not sealed anew yet: the old one stays until the new one is here. Who has no network may sit it, and with one the server says which is to be sat.
  if (!seal) {
    if (takesPictures) await from.keepDecoder();
    return here && here.key === undefined ? { ...here, isOld: true } : here;
  }
  // One that was opened holds answers.
  const isHere = here !== undefined && (here.sealId === seal.id || here.key !== undefined);
  const same = isHere
    ? here
    : { attemptId, roundId, carrierKey, sealId: seal.id, number: seal.number, file: await fileOf(seal, from, here) };
  const { shortName, login } = holder;
  const kept = { round, holder: shortName, login: login.slice(-loginEnd), takesPictures, aheadMs: from.aheadMs() };
  if (same !== here || said(same.kept) !== said(kept)) await kitStore.put({ ...same, kept });
  if (same.sealId === seal.id) await from.held(seal.id);
  // The paper is here whatever becomes of this.
  if (takesPictures) await from.keepDecoder();
  return { ...same, kept };
}

/** What a kit keeps of the round, less the clock, which never stands still. */
const said = (kept: KeptRound | undefined) => kept && JSON.stringify({ ...kept, aheadMs: 0 });

async function fileOf(seal: NonNullable<Offer['seal']>, from: KitSource, here: Kit | undefined) {
  try {
    return await whole(seal, from);
  } catch (error) {
    throw here ? new NotReplaced(here, error) : error;
  }
}

async function whole({ id, sha256 }: NonNullable<Offer['seal']>, from: KitSource): Promise<ArrayBuffer> {
  const file = await from.file(id);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') !== sha256) throw new Altered();
  return file;
}
