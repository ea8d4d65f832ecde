import { fromInput, inDays, toInput } from './moments';
import type { Round } from './queries';

/** A round as it stands in the form: moments as inputs write them. */
export interface RoundDraft {
  kind: Round['kind'];
  title: string;
  opensAt: string;
  closesAt: string;
  durationMinutes: string;
}

export type RoundFault = 'window' | 'duration' | 'durationOverWindow';

/** In two weeks, ten in the morning, two hours. */
export const proposedRound = (now: number, kind: Round['kind'], title: string): RoundDraft => ({
  kind,
  title,
  opensAt: inDays(now, 14, 10),
  closesAt: inDays(now, 14, 15),
  durationMinutes: '120',
});

export const draftOf = (round: Round): RoundDraft => ({
  kind: round.kind,
  title: round.title,
  opensAt: toInput(round.opensAt),
  closesAt: toInput(round.closesAt),
  durationMinutes: String(round.durationMinutes),
});

/** What the server takes, or what is wrong with the draft. */
export function roundRequest(draft: RoundDraft) {
  const [opensAt, closesAt] = [fromInput(draft.opensAt), fromInput(draft.closesAt)];
  const durationMinutes = Number(draft.durationMinutes);
  if (!opensAt || !closesAt || closesAt <= opensAt) return { fault: 'window' as RoundFault };
  if (!Number.isInteger(durationMinutes) || durationMinutes < 1) return { fault: 'duration' as RoundFault };
  if (durationMinutes * 60_000 > Date.parse(closesAt) - Date.parse(opensAt))
    return { fault: 'durationOverWindow' as RoundFault };
  return { request: { kind: draft.kind, title: draft.title.trim(), opensAt, closesAt, durationMinutes } };
}
