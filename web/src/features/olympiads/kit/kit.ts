import { api, body } from '../../../api/client';
import { serverClock } from '../../../api/clock';
import { ApiError, apiErrorFrom, NetworkError } from '../../../api/errors';
import { apiFetch } from '../../../api/fetch';
import type { components } from '../../../api/schema';
import { getAttempt, openAttempt, type KitAttempt } from '../attempt/attemptApi';
import type { AttemptView } from '../attempt/contract';
import { endWithoutServer, type RoundTimes } from '../attempt/roundTimes';
import { browserStore } from '../../../sitting/journal/journal';
import type { Participation } from '../participation/queries';
import { keepDecoderLater } from './decoderHere';
import type { KitSource } from './fetchKit';
import { kitStore, type KeptRound, type Kit } from './kitStore';
import { hasOpenedKit, markOpened, newBegin, sinceBegun } from './opened';
import { openedKit, type OpenedKit } from './openedKit';
import { readKey } from './openingKey';

const minute = 60_000;
/** A line that swallows the question is not waited for: the key may have come by push meanwhile. */
const keyPatience = 4_000;
/** So long the page believes what it was told at the start, ms. */
const believed = 5_000;

export type Seal = components['schemas']['SealView'];

/** Without these a browser cannot open a sealed paper; the paper then comes from the server at the start. */
export const canOpenKits = () =>
  (globalThis.crypto as Crypto | undefined)?.subtle !== undefined && typeof DecompressionStream !== 'undefined';

/** The server, as the page reaches it. */
export const pageSource: KitSource = {
  offer: (id) => body(api.GET('/api/rounds/{id}/kit', { params: { path: { id } } })),
  file: async (sealId) => {
    const response = await apiFetch(new Request(new URL(`/api/seals/${sealId}`, window.location.origin)));
    if (!response.ok) throw await apiErrorFrom(response);
    try {
      return await response.arrayBuffer();
    } catch (error) {
      throw new NetworkError(error);
    }
  },
  held: (id) => api.PUT('/api/seals/{id}/held', { params: { path: { id } } }),
  // The kit does not wait for it; the card of the kit tells of it, and whoever looks for a kit next tries again.
  keepDecoder: async () => keepDecoderLater(),
  aheadMs: () => serverClock.now() - Date.now(),
};

/** Kits of the round on this device that can be used without a network: of one person, or of several on a school's computer. */
export async function kitsHere(roundId: string): Promise<(Kit & { kept: KeptRound })[]> {
  const kits = canOpenKits() ? await kitStore.ofRound(roundId).catch(() => []) : [];
  return kits.filter((kit) => kit.kept !== undefined) as (Kit & { kept: KeptRound })[];
}

/** How a round stands, by the server's word of just now: newer than what the page knew. */
export type Running = components['schemas']['RunningRound'];

/** The symbols of the key and how the round stands, from the server, once the window is open. No symbols when another paper is to be sat than this kit's: it was changed after it was sealed. */
async function askForKey({ roundId, sealId }: Kit): Promise<{ symbols: string | undefined; running: Running }> {
  const signal = AbortSignal.timeout(keyPatience);
  try {
    const { openingKey, seals, running } = await body(
      api.GET('/api/rounds/{id}/opening-key', { params: { path: { id: roundId } }, signal }),
    );
    return { symbols: seals.includes(sealId) ? readKey(openingKey) : undefined, running };
  } catch (error) {
    throw signal.aborted ? new NetworkError(error) : error;
  }
}

/** Opens the kit and remembers that it was opened. Throws NotOpened when the key has a wrong symbol. */
export async function unseal(kit: Kit, symbols: string): Promise<void> {
  await openedKit(kit.attemptId, symbols);
  // A page that has stood for long may know an older kit than the one that it has just opened.
  await kitStore.put({ ...((await kitStore.get(kit.attemptId)) ?? kit), key: symbols });
  if (!hasOpenedKit(kit.attemptId)) markOpened(kit.attemptId);
}

/** A kit on this device, and the symbols of its key once it was opened. */
export interface ReadyKit {
  kit: Kit;
  symbols?: string;
  /** The server said that this seal is to be sat, and how the round stands. `at`: by performance.now(). */
  told?: { running: Running; at: number };
}

export interface Begun {
  view: AttemptView;
  /** Not when there is no network: the server learns of the attempt later, and its clock decides then. */
  fromServer: boolean;
}

/**
 * Begins with the paper from the kit, at once: nothing is waited for but the key. The server learns of the attempt by the first answer, or soon (useSession), so that in the
 * second of the start nobody queues to open; its clock decides then, and the time that has passed here counts. Where it may have something against it, it is asked first.
 */
export async function openWithKit(ready: ReadyKit, known: Participation): Promise<Begun> {
  const { kit } = ready;
  const { opened, running } = await openedBy(ready);
  const round = { ...known, ...running };
  if (opened && mayBegin(round)) return beginHere(kit, opened, round);
  try {
    const view = await openAttempt(kit.roundId, kit.sealId);
    return { view: await withPaper(view, kit), fromServer: true };
  } catch (error) {
    if (!(error instanceof NetworkError) || !opened) throw error;
    return beginHere(kit, opened, round);
  }
}

async function openedBy({ kit, symbols, told }: ReadyKit): Promise<{ opened?: OpenedKit; running?: Running }> {
  let key = symbols;
  // Whoever begins later than in the second of the start asks anew: the round may be paused by now.
  let running = told && performance.now() - told.at < believed ? told.running : undefined;
  if (key === undefined || !running)
    try {
      const answer = await askForKey(kit);
      running = answer.running;
      if (answer.symbols === undefined) return { running };
      key = answer.symbols;
    } catch (error) {
      if (key === undefined || !(error instanceof NetworkError)) {
        // A moment too early, without a network, or the server is busy: nothing else would come either, and it is tried again.
        if (!(error instanceof ApiError) || error.code === 'olympiad.round.not-open' || error.status >= 429)
          throw error;
        return {};
      }
      // Without a network the dictated key is the server's word.
    }
  try {
    await unseal(kit, key);
    const opened = await openedKit(kit.attemptId);
    return { ...(opened && { opened }), ...(running && { running }) };
  } catch {
    // A kit that does not open is no reason not to begin: the paper comes from the server.
    return { ...(running && { running }) };
  }
}

/** As far as the page knows, the server would open the attempt now, for the first time. */
const mayBegin = ({ attemptId, missingConsents, pausedAt, closesAt, extraMinutes, state }: Participation) =>
  !attemptId &&
  !pausedAt &&
  missingConsents.length === 0 &&
  (state === 'open' || state === 'upcoming') &&
  serverClock.now() < Date.parse(closesAt) + extraMinutes * minute;

async function beginHere(kit: Kit, opened: OpenedKit, times: RoundTimes): Promise<Begun> {
  const store = await browserStore();
  // Begun earlier, and come back by the page of the round: the clock goes on, and what was told of it stays told.
  const begun = (await store?.paper(kit.attemptId))?.view as AttemptView | undefined;
  if (begun) return { view: begun, fromServer: false };
  const view = begin(kit, opened, times);
  const { attemptId, roundId, sealId } = kit;
  const mark = newBegin({ roundId, sealId });
  await store?.keepPaper({ attemptId, view, clock: serverClock.known(), begun: mark });
  markOpened(attemptId, { begun: mark });
  // From here on this page counts.
  sinceBegun(attemptId);
  return { view, fromServer: false };
}

/** The attempt as it is while the server does not know of it. */
function begin({ attemptId, carrierKey }: Kit, { view }: OpenedKit, times: RoundTimes): AttemptView {
  const now = serverClock.now();
  const end = endWithoutServer(now, times);
  const { roundId, olympiadTitle, subjectName, stage, trackName, roundTitle, paper } = view;
  return {
    attemptId,
    ...{ roundId, olympiadTitle, subjectName, stage, trackName, roundTitle, paper },
    openedAt: new Date(now).toISOString(),
    deadline: new Date(end).toISOString(),
    now: new Date(now).toISOString(),
    pausedAt: null,
    handedInAt: null,
    closedAt: null,
    ...(carrierKey !== undefined && { carrierKey }),
    answers: [],
    heads: [],
    lastPlace: { taskId: null, flags: [] },
  };
}

async function withPaper(view: KitAttempt, kit: Kit): Promise<AttemptView> {
  if (view.paper) return { ...view, paper: view.paper };
  const opened = await openedKit(kit.attemptId).catch(() => undefined);
  // A kit that does not open is no reason not to begin.
  return opened ? { ...view, paper: opened.view.paper } : getAttempt(view.attemptId);
}
