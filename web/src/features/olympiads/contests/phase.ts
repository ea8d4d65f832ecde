import type { ContestItem } from './queries';

export type Phase = 'draft' | 'announced' | 'entries' | 'marking' | 'summing' | 'signed';

/** Where a contest is; follows from its status, its dates and the signature. */
export function phaseOf(
  contest: Pick<ContestItem, 'status' | 'entries' | 'marking'> & { signed: boolean },
  now: number,
): Phase {
  const { status, entries, marking, signed } = contest;
  if (status === 'draft') return 'draft';
  if (signed) return 'signed';
  if (now < Date.parse(entries.from)) return 'announced';
  if (now < Date.parse(entries.until)) return 'entries';
  return now < Date.parse(marking.until) ? 'marking' : 'summing';
}

export const phaseKinds = {
  draft: 'none',
  announced: 'info',
  entries: 'ok',
  marking: 'warn',
  summing: 'warn',
  signed: 'ok',
} as const;
