import type { AwardRules } from './queries';

/** The rules as they stand in the fields: percentages and points as text. */
export interface RulesDraft {
  quotaShare: string;
  winnerShare: string;
  winnerLeast: string;
  prizeWinnerLeast: string;
  edge: AwardRules['edge'];
  /** By track; empty fields go by percentage. */
  cuts: Record<string, { winner: string; prizeWinner: string }>;
}

/** Changes that are not saved, with the version of the rules that they began with. */
export interface Edited {
  draft: RulesDraft;
  version: number;
}

/** What is left unsaved after a save: what was typed meanwhile, on top of what was sent. Where a colleague was faster, the version stays and the next save says so. */
export const leftAfter = (
  edited: Edited | undefined,
  sent: { draft: RulesDraft; rules: AwardRules },
  held: { rules: AwardRules; rulesVersion: number } | undefined,
): Edited | undefined => {
  if (!edited || edited.draft === sent.draft) return undefined;
  const isOurs = JSON.stringify(held?.rules) === JSON.stringify(sent.rules);
  return { ...edited, version: isOurs ? held!.rulesVersion : edited.version };
};

export const shares = ['quotaShare', 'winnerShare', 'winnerLeast', 'prizeWinnerLeast'] as const;

/** Half a percent of a share is as fine as rules go; without rounding 0.08 × 100 is 8.000000000000002 in some browsers' eyes. */
export const percent = (share: number) => String(Math.round(share * 10_000) / 100);

export const draftOf = (rules: AwardRules): RulesDraft => ({
  quotaShare: percent(rules.quotaShare),
  winnerShare: percent(rules.winnerShare),
  winnerLeast: percent(rules.winnerLeast),
  prizeWinnerLeast: percent(rules.prizeWinnerLeast),
  edge: rules.edge,
  cuts: Object.fromEntries(
    rules.cuts.map((cut) => [cut.trackId, { winner: String(cut.winner), prizeWinner: String(cut.prizeWinner) }]),
  ),
});

/** A number as people write it, with a comma or a point; undefined when it is none. */
const numberOf = (text: string) => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
};

/** The rules that the fields make; undefined while one of them is no number, or a passing score is half given. */
export function rulesOf(draft: RulesDraft): AwardRules | undefined {
  const [quotaShare, winnerShare, winnerLeast, prizeWinnerLeast] = shares.map((field) => numberOf(draft[field]));
  const cuts = Object.entries(draft.cuts)
    .filter(([, cut]) => cut.winner.trim() !== '' || cut.prizeWinner.trim() !== '')
    .map(([trackId, cut]) => ({ trackId, winner: numberOf(cut.winner), prizeWinner: numberOf(cut.prizeWinner) }));
  if (quotaShare === undefined || winnerShare === undefined) return undefined;
  if (winnerLeast === undefined || prizeWinnerLeast === undefined) return undefined;
  const whole = cuts.flatMap(({ trackId, winner, prizeWinner }) =>
    winner === undefined || prizeWinner === undefined ? [] : [{ trackId, winner, prizeWinner }],
  );
  if (whole.length < cuts.length) return undefined;
  return {
    quotaShare: quotaShare / 100,
    winnerShare: winnerShare / 100,
    winnerLeast: winnerLeast / 100,
    prizeWinnerLeast: prizeWinnerLeast / 100,
    edge: draft.edge,
    cuts: whole,
  };
}
