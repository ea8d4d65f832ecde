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

export type RoundFault = 'title' | 'window' | 'windowTooLong' | 'year' | 'duration' | 'durationOverWindow';

const longestWindow = 31 * 86_400_000;

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

/** The title without spaces around it; undefined when the server would refuse it. */
export function soundTitle(title: string): string | undefined {
  const trimmed = title.trim();
  return trimmed.length > 0 && trimmed.length <= 200 ? trimmed : undefined;
}

/** A period ends after it begins, in a year from 2000 to 2099. */
export function periodFault(opensAt: string | undefined, closesAt: string | undefined): 'order' | 'year' | undefined {
  const [from, to] = [Date.parse(opensAt ?? ''), Date.parse(closesAt ?? '')];
  if (!(from < to)) return 'order';
  return from < Date.UTC(2000, 0) || to > Date.UTC(2100, 0) ? 'year' : undefined;
}

/** What the server takes, or what is wrong with the draft: its rules, so that it refuses nothing that passes here. */
export function roundRequest(draft: RoundDraft) {
  const [opensAt, closesAt] = [fromInput(draft.opensAt), fromInput(draft.closesAt)];
  const durationMinutes = Number(draft.durationMinutes);
  const title = soundTitle(draft.title);
  if (!title) return { fault: 'title' as RoundFault };
  const period = periodFault(opensAt, closesAt);
  if (!opensAt || !closesAt || period) return { fault: (period === 'year' ? 'year' : 'window') as RoundFault };
  const window = Date.parse(closesAt) - Date.parse(opensAt);
  if (window > longestWindow) return { fault: 'windowTooLong' as RoundFault };
  if (!Number.isInteger(durationMinutes) || durationMinutes < 1 || durationMinutes > 1440)
    return { fault: 'duration' as RoundFault };
  if (durationMinutes * 60_000 > window) return { fault: 'durationOverWindow' as RoundFault };
  return { request: { kind: draft.kind, title, opensAt, closesAt, durationMinutes } };
}
