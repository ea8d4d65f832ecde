import { describe, expect, it } from 'vitest';
import type { AwardRules } from './queries';
import { draftOf, leftAfter, percent, rulesOf } from './rulesDraft';

const rules: AwardRules = {
  quotaShare: 0.45,
  winnerShare: 0.08,
  winnerLeast: 0.5,
  prizeWinnerLeast: 0.5,
  edge: 'allOut',
  cuts: [{ trackId: 'a', winner: 40, prizeWinner: 30.5 }],
};

describe('rules in the fields of a form', () => {
  it('come back as they went in', () => {
    expect(draftOf(rules).winnerShare).toBe('8');
    expect(percent(0.14)).toBe('14');
    expect(rulesOf(draftOf(rules))).toEqual(rules);
  });

  it('take a comma, and an empty passing score as none', () => {
    const draft = { ...draftOf(rules), quotaShare: ' 12,5 ', cuts: { a: { winner: '', prizeWinner: ' ' } } };
    expect(rulesOf(draft)).toEqual({ ...rules, quotaShare: 0.125, cuts: [] });
  });

  it('are none while a field is no number or a passing score is half given', () => {
    expect(rulesOf({ ...draftOf(rules), winnerLeast: '' })).toBeUndefined();
    expect(rulesOf({ ...draftOf(rules), winnerLeast: 'много' })).toBeUndefined();
    expect(rulesOf({ ...draftOf(rules), cuts: { a: { winner: '40', prizeWinner: '' } } })).toBeUndefined();
  });
});

describe('after a save', () => {
  const draft = draftOf(rules);
  const sent = { draft, rules };
  const held = { rules, rulesVersion: 8 };
  const typed = { ...draft, quotaShare: '4' };

  it('nothing is left of what was sent', () => {
    expect(leftAfter({ draft, version: 7 }, sent, held)).toBeUndefined();
  });

  it('what was typed meanwhile stays, and stands on what was saved', () => {
    expect(leftAfter({ draft: typed, version: 7 }, sent, held)).toEqual({ draft: typed, version: 8 });
  });

  it('what was typed meanwhile does not stand on what a colleague saved', () => {
    const other = { rules: { ...rules, quotaShare: 0.3 }, rulesVersion: 9 };
    expect(leftAfter({ draft: typed, version: 7 }, sent, other)).toEqual({ draft: typed, version: 7 });
  });
});
